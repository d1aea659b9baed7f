package io.ennead.analytics.indicators.primitive;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A running sum that keeps what each addition rounds away (A. Neumaier, Rundungsfehleranalyse
 * einiger Verfahren zur Summation endlicher Summen, ZAMM 54, 1974).
 */
public final class CompensatedSum {

  private double sum;
  private double compensation;

  public void add(double x) {
    double next = sum + x;
    if (Math.abs(sum) >= Math.abs(x)) {
      compensation += (sum - next) + x;
    } else {
      compensation += (x - next) + sum;
    }
    sum = next;
  }

  public void clear() {
    sum = 0;
    compensation = 0;
  }

  public double value() {
    return sum + compensation;
  }

  /**
   * The mean of n summed values, taken as their distance from one near them: exactly {@code near}
   * if all are equal to it.
   */
  public double mean(int n, double near) {
    return near + (Math.fma(-n, near, sum) + compensation) / n;
  }

  public void save(DataOutput out) throws IOException {
    out.writeDouble(sum);
    out.writeDouble(compensation);
  }

  public void load(DataInput in) throws IOException {
    sum = in.readDouble();
    compensation = in.readDouble();
  }
}
