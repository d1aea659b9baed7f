package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.Ratio;

/**
 * Commodity channel index of the typical price (D. Lambert, 1980), with the mean absolute
 * deviation. 0 in a flat market.
 */
public final class Cci extends Formula {

  /** A smaller deviation, as a share of the price, is what thirds of decimals round away. */
  private static final double ROUNDING = 1e-14;

  private final int length;

  public Cci(int length) {
    super("cci(" + length + ")", 1);
    this.length = length;
  }

  @Override
  public void update(Inputs in) {
    if (in.typicals.size() < length) {
      return;
    }
    double mean = in.typicals.mean(length);
    double deviation = in.typicals.absoluteDistances(length, mean) / length;
    boolean flat = deviation < ROUNDING * Math.abs(mean);
    values[0] = flat ? 0 : Ratio.of(in.typicals.get(0) - mean, .015 * deviation, 0);
  }
}
