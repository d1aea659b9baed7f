package io.ennead.analytics.indicators.primitive;

/**
 * The maxima of all the newest windows up to a length, in amortised constant time: values that a
 * later one reaches or exceeds are dropped. Of equal maxima the latest counts. For minima, push the
 * negated values. Its content is a function of the newest values, so that it needs no saved state.
 */
public final class MonotonicDeque {

  private final int window;
  private final double[] values;
  private final int[] positions;
  private final int mask;
  private int first;
  private int size;
  private int position;

  /**
   * @param window the longest window that will be asked for
   */
  public MonotonicDeque(int window) {
    int capacity = Integer.highestOneBit(window * 2 - 1);
    this.window = window;
    values = new double[capacity];
    positions = new int[capacity];
    mask = capacity - 1;
  }

  public void push(double x) {
    position++;
    if (size > 0 && position - positions[first] >= window) {
      first = (first + 1) & mask;
      size--;
    }
    while (size > 0 && values[(first + size - 1) & mask] <= x) {
      size--;
    }
    int at = (first + size) & mask;
    values[at] = x;
    positions[at] = position;
    size++;
  }

  /** The largest of the newest n values. */
  public double max(int n) {
    return values[find(n)];
  }

  /** How many pushes ago the largest of the newest n came, 0 for the newest. */
  public int ago(int n) {
    return position - positions[find(n)];
  }

  private int find(int n) {
    int at = first;
    while (position - positions[at] >= n) {
      at = (at + 1) & mask;
    }
    return at;
  }
}
