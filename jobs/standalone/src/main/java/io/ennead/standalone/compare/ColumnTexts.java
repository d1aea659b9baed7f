package io.ennead.standalone.compare;

import java.time.Instant;
import java.util.Set;

/** How values look in a listing. */
final class ColumnTexts {

  private static final int LONGEST = 120;
  private static final Set<String> INSTANTS = Set.of("at", "since", "until");

  private ColumnTexts() {}

  /** A value for people: times as such, long texts cut, NULL by name. */
  static String of(String column, String value) {
    if (value.isEmpty()) {
      return "NULL";
    }
    if (isTime(column)) {
      return Instant.ofEpochMilli(Long.parseLong(value)).toString();
    }
    return value.length() > LONGEST ? value.substring(0, LONGEST) + "..." : value;
  }

  private static boolean isTime(String column) {
    return column.endsWith("_time") || column.endsWith("_at") || INSTANTS.contains(column);
  }
}
