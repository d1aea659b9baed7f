package io.ennead.standalone.compare;

import java.util.Comparator;

/**
 * The place of a row in the order in which tables are read.
 *
 * @param group the columns before the last one of the key
 * @param order the last one: a time in epoch milliseconds, or an id
 */
record RowKey(String group, long order) implements Comparable<RowKey> {

  private static final Comparator<RowKey> ORDER =
      Comparator.comparing(RowKey::group).thenComparingLong(RowKey::order);

  @Override
  public int compareTo(RowKey other) {
    return ORDER.compare(this, other);
  }
}
