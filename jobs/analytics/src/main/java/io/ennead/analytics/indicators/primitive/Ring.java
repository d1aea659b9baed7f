package io.ennead.analytics.indicators.primitive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The newest values of a series. Its sums run from the newest to the oldest, in plain doubles. */
public final class Ring {

  private final double[] values;
  private final int mask;
  private int head = -1;
  private int size;

  /**
   * @param capacity how many values must be kept at least
   */
  public Ring(int capacity) {
    int rounded = Integer.highestOneBit(Math.max(capacity, 2) * 2 - 1);
    values = new double[rounded];
    mask = rounded - 1;
  }

  public void push(double x) {
    head = (head + 1) & mask;
    values[head] = x;
    if (size < values.length) {
      size++;
    }
  }

  /** How many values there are, at most the capacity (rounded up to a power of two). */
  public int size() {
    return size;
  }

  /** The value of {@code ago} pushes before the newest. */
  public double get(int ago) {
    return values[(head - ago) & mask];
  }

  /** The sum of the newest n. */
  public double sum(int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += values[(head - i) & mask];
    }
    return sum;
  }

  /** The newest n, the newest times n, the one before times n - 1, ... the oldest times 1. */
  public double weightedSum(int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += (n - i) * values[(head - i) & mask];
    }
    return sum;
  }

  /** The mean of the newest n; exactly their value if all are equal. */
  public double mean(int n) {
    double newest = values[head];
    double sum = 0;
    for (int i = 1; i < n; i++) {
      sum += values[(head - i) & mask] - newest;
    }
    return newest + sum / n;
  }

  /** The sum of squared distances of the newest n from a centre. */
  public double squaredDistances(int n, double centre) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double distance = values[(head - i) & mask] - centre;
      sum += distance * distance;
    }
    return sum;
  }

  /** The sum of absolute distances of the newest n from a centre. */
  public double absoluteDistances(int n, double centre) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += Math.abs(values[(head - i) & mask] - centre);
    }
    return sum;
  }

  public void save(DataOutput out) throws IOException {
    out.writeInt(size);
    for (int ago = size - 1; ago >= 0; ago--) {
      out.writeDouble(get(ago));
    }
  }

  public void load(DataInput in) throws IOException {
    head = -1;
    size = 0;
    for (int left = in.readInt(); left > 0; left--) {
      push(in.readDouble());
    }
  }
}
