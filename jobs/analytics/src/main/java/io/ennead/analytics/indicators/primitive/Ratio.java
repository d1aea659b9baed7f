package io.ennead.analytics.indicators.primitive;

/** Division with a defined answer where a flat market would divide by zero. */
public final class Ratio {

  /** Below this a divisor is nothing: what is left of a decayed average of a market gone flat. */
  private static final double NOTHING = 1e-290;

  private Ratio() {}

  /**
   * The quotient, or {@code otherwise} where the divisor is nothing or the quotient overflows; NaN
   * stays NaN.
   */
  public static double of(double numerator, double divisor, double otherwise) {
    if (Math.abs(divisor) < NOTHING) {
      return otherwise;
    }
    double quotient = numerator / divisor;
    return Double.isInfinite(quotient) ? otherwise : quotient;
  }
}
