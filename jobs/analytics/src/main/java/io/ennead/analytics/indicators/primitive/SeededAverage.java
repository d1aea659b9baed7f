package io.ennead.analytics.indicators.primitive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * An exponentially weighted average that starts with the simple mean of its first n inputs, as
 * TA-Lib and the charting sites seed theirs. NaN before.
 */
public final class SeededAverage {

  /** Flushed to zero: a decayed average must not linger in the slow subnormal numbers. */
  private static final double TINY = 1e-300;

  private final int length;
  private final double weight;
  private int seen;
  private double average;

  private SeededAverage(int length, double weight) {
    this.length = length;
    this.weight = weight;
  }

  /** The textbook's EMA(n): weight 2 / (n + 1). */
  public static SeededAverage exponential(int length) {
    return new SeededAverage(length, 2.0 / (length + 1));
  }

  /** Wilder's smoothing (New Concepts in Technical Trading Systems, 1978): weight 1 / n. */
  public static SeededAverage wilder(int length) {
    return new SeededAverage(length, 1.0 / length);
  }

  /** Takes the next input and returns the average after it. */
  public double update(double x) {
    if (seen < length) {
      seen++;
      average += (x - average) / seen;
      return value();
    }
    average += weight * (x - average);
    if (Math.abs(average) < TINY) {
      average = 0;
    }
    return average;
  }

  public boolean isReady() {
    return seen == length;
  }

  /** The average, NaN until it has had n inputs. */
  public double value() {
    return seen < length ? Double.NaN : average;
  }

  public void save(DataOutput out) throws IOException {
    out.writeInt(seen);
    out.writeDouble(average);
  }

  public void load(DataInput in) throws IOException {
    seen = in.readInt();
    average = in.readDouble();
  }
}
