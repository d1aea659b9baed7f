package io.ennead.pipeline.tables;

import io.ennead.records.HeadName;
import java.math.BigDecimal;
import java.util.List;

/**
 * What can stand in a column besides texts, numbers, booleans, the names of enums, and null for
 * NULL.
 */
public sealed interface Cell {

  /** A time in epoch milliseconds. */
  record Time(long millis) implements Cell {}

  /** A text that is JSON. */
  record Json(String text) implements Cell {}

  /**
   * A list.
   *
   * @param between what stands between its elements where it must be one text
   */
  record Listed(List<String> elements, String between) implements Cell {

    static Listed heads(List<HeadName> heads) {
      return new Listed(heads.stream().map(HeadName::label).toList(), " ");
    }
  }

  /** A value as one text: decimals with all their digits, times in milliseconds, NULL empty. */
  static String text(Object value) {
    if (value == null) {
      return "";
    } else if (value instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    } else if (value instanceof Time time) {
      return Long.toString(time.millis());
    } else if (value instanceof Json json) {
      return json.text();
    } else if (value instanceof Listed list) {
      return String.join(list.between(), list.elements());
    } else if (value instanceof Enum<?> constant) {
      return constant.name();
    }
    return value.toString();
  }
}
