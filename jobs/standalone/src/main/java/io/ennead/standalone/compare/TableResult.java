package io.ennead.standalone.compare;

import java.util.ArrayList;
import java.util.List;

/** What was found in a table; the first differences are kept in words. */
final class TableResult {

  private final String table;
  private final int limit;
  private final List<String> listed = new ArrayList<>();
  private long equal;
  private long different;
  private long onlyFirst;
  private long onlySecond;

  TableResult(String table, int limit) {
    this.table = table;
    this.limit = limit;
  }

  void equal() {
    equal++;
  }

  void different(String row, List<String> columns) {
    different++;
    list("  differs      " + row + ": " + String.join("; ", columns));
  }

  void onlyFirst(String row) {
    onlyFirst++;
    list("  only in A    " + row);
  }

  void onlySecond(String row) {
    onlySecond++;
    list("  only in B    " + row);
  }

  private void list(String line) {
    if (listed.size() < limit) {
      listed.add(line);
    }
  }

  /** How many rows of either were looked at. */
  long rows() {
    return equal + differences();
  }

  /** How many of them differ or are missing on one side. */
  long differences() {
    return different + onlyFirst + onlySecond;
  }

  /** The result for people: a line of counts, then the first differences. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        differences() == 0
            ? "%-12s %,12d rows, no difference".formatted(table, equal)
            : "%-12s %,12d rows are equal, %,d differ, %,d only in A, %,d only in B"
                .formatted(table, equal, different, onlyFirst, onlySecond));
    lines.addAll(listed);
    if (differences() > listed.size()) {
      lines.add("  and %,d more".formatted(differences() - listed.size()));
    }
    return lines;
  }
}
