package io.ennead.analytics.indicators;

import io.ennead.analytics.indicators.primitive.Ratio;

/** Normalisations to 0..1, mirror images around .5; NaN stays NaN. */
final class Score {

  private Score() {}

  /** .5 at 0, 1 from 1 on, 0 from -1 down. */
  static double around(double x) {
    return .5 + .5 * Math.max(-1, Math.min(1, x));
  }

  static double clip(double x) {
    return Math.max(0, Math.min(1, x));
  }

  /** Where a price lies between two levels, 0 at the lower one; .5 if they are equal. */
  static double position(double price, double lower, double upper) {
    return Ratio.of(price - lower, upper - lower, .5);
  }

  /** 1 above both levels, 0 below both, .5 between. */
  static double beyondBoth(double price, double one, double other) {
    if (Double.isNaN(one + other)) {
      return Double.NaN;
    }
    return price > Math.max(one, other) ? 1 : price < Math.min(one, other) ? 0 : .5;
  }
}
