package io.ennead.analytics.consensus;

import java.math.BigDecimal;

/** Thresholds are compared in whole billionths, so that .7 in binary is neither missed nor met. */
public final class Points {

  private static final int DECIMALS = 9;
  private static final double SCALE = 1e9;

  private Points() {}

  public static boolean atLeast(double value, double threshold) {
    // Rounding keeps the order: only what seems below needs it.
    return value >= threshold || of(value) >= of(threshold);
  }

  public static boolean atMost(double value, double threshold) {
    return value <= threshold || of(value) <= of(threshold);
  }

  /** The value as it is compared: with nine decimals. */
  public static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(of(value), DECIMALS);
  }

  private static long of(double value) {
    return Math.round(value * SCALE);
  }
}
