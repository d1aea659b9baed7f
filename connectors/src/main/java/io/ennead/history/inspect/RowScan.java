package io.ennead.history.inspect;

import io.ennead.history.file.HistoryFile.Facts;
import io.ennead.history.file.HistoryFile.Order;

/** Gathers, row by row, what is to be known of a file. */
final class RowScan {

  private final long step;
  private final Ranges missing;
  private long rows;
  private long firstKey = Long.MAX_VALUE;
  private long lastKey = Long.MIN_VALUE;
  private long firstMillis;
  private long lastMillis;
  private long previousKey;
  private Order order = Order.STRICT;
  private boolean rejectedBefore;
  private boolean rejectedBehind;
  private boolean rejectedAny;

  RowScan(long step) {
    this.step = step;
    this.missing = new Ranges(step);
  }

  void row(long key, long millis) {
    if (rows++ == 0) {
      rejectedBefore = rejectedBehind;
    } else {
      follow(key);
    }
    rejectedBehind = false;
    previousKey = key;
    if (key < firstKey) {
      firstKey = key;
      firstMillis = millis;
    }
    if (key > lastKey) {
      lastKey = key;
      lastMillis = millis;
    }
  }

  private void follow(long key) {
    if (key < previousKey) {
      order = Order.UNSORTED;
    } else if (key == previousKey && order == Order.STRICT) {
      order = Order.REPEATING;
    } else if (order == Order.STRICT && key > previousKey + step) {
      missing.add(previousKey + step, key - step);
    }
  }

  /** A line was set aside here. */
  void rejected() {
    rejectedBehind = true;
    rejectedAny = true;
  }

  Facts facts() {
    return new Facts(rows, firstKey, lastKey, firstMillis, lastMillis, order);
  }

  /** Keys that are missing inside; only of a file in strict order. */
  Ranges missing() {
    return missing;
  }

  /** Whether no line was set aside that may belong before the first row. */
  boolean startsWhole() {
    return order == Order.UNSORTED ? !rejectedAny : !rejectedBefore;
  }

  /** Whether no line was set aside that may belong behind the last row. */
  boolean endsWhole() {
    return order == Order.UNSORTED ? !rejectedAny : !rejectedBehind;
  }
}
