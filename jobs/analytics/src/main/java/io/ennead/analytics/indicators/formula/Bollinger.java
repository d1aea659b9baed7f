package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.Ratio;

/**
 * Bollinger bands of the close around its SMA, with the population deviation by two exact passes.
 * In a flat market the width is 0 and %B is .5.
 */
public final class Bollinger extends Formula {

  public static final int UPPER = 0;
  public static final int MIDDLE = 1;
  public static final int LOWER = 2;
  public static final int WIDTH = 3;
  public static final int PERCENT_B = 4;

  private final int length;
  private final double factor;

  public Bollinger(int length, double factor) {
    super("bollinger(" + length + "," + factor + ")", 5);
    this.length = length;
    this.factor = factor;
  }

  @Override
  public void update(Inputs in) {
    if (in.closes.size() < length) {
      return;
    }
    double mean = in.closes.mean(length);
    double distance = factor * Math.sqrt(in.closes.squaredDistances(length, mean) / length);
    values[UPPER] = mean + distance;
    values[MIDDLE] = mean;
    values[LOWER] = mean - distance;
    values[WIDTH] = Ratio.of(2 * distance, mean, 0);
    values[PERCENT_B] = Ratio.of(in.close - (mean - distance), 2 * distance, .5);
  }
}
