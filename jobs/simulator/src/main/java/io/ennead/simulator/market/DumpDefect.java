package io.ennead.simulator.market;

import java.util.Collections;
import java.util.List;

/**
 * What was found wrong with files of the real archive (binance-public-data issues 339, 353, 354).
 */
public enum DumpDefect {
  NONE,
  /** The second half of the rows stands before the first. */
  UNSORTED_ROWS,
  /** Every tenth row stands there twice. */
  DUPLICATED_ROWS,
  /** The last third of the day is missing. */
  TRUNCATED,
  /** Every hundredth row is missing. */
  MISSING_ROWS,
  /** The checksum belongs to another file. */
  WRONG_CHECKSUM;

  void apply(List<String> rows) {
    switch (this) {
      case UNSORTED_ROWS -> Collections.rotate(rows, rows.size() / 2);
      case DUPLICATED_ROWS -> {
        for (int i = rows.size() - 1; i >= 0; i -= 10) {
          rows.add(i, rows.get(i));
        }
      }
      case TRUNCATED -> rows.subList(rows.size() * 2 / 3, rows.size()).clear();
      case MISSING_ROWS -> {
        for (int i = rows.size() - 2; i >= 0; i -= 100) {
          rows.remove(i);
        }
      }
      case NONE, WRONG_CHECKSUM -> {}
    }
  }
}
