package io.ennead.analytics.signals.options;

import io.ennead.records.Regime;
import java.io.Serializable;
import java.math.BigDecimal;

/**
 * How a market is told to be volatile or trending, and what each kind asks of a signal.
 *
 * @param window over how many candles ATR% is ranked
 * @param calmPercent VOLATILE if so many percent of the window lie below the current ATR%; above
 *     100 for never
 * @param trendingAdx TRENDING from this ADX(14) on
 */
public record RegimeOptions(
    int window,
    int calmPercent,
    double trendingAdx,
    Limit whenVolatile,
    Limit whenTrending,
    Limit whenRanging)
    implements Serializable {

  /**
   * What one kind of market asks for.
   *
   * @param leastConfidence 0..1, after the boost
   * @param mostActive signals of the symbol that may be active, the new one included
   */
  public record Limit(BigDecimal leastConfidence, int mostActive) implements Serializable {

    public Limit {
      if (leastConfidence.signum() < 0 || mostActive < 1) {
        throw new IllegalArgumentException(
            "limit of confidence %s and %d active signals is refused: from 0, and from 1"
                .formatted(leastConfidence, mostActive));
      }
    }
  }

  public static final RegimeOptions DEFAULT =
      new RegimeOptions(
          200,
          80,
          25,
          new Limit(new BigDecimal("0.80"), 1),
          new Limit(new BigDecimal("0.70"), 2),
          new Limit(new BigDecimal("0.75"), 1));

  public RegimeOptions {
    if (window < 2) {
      throw new IllegalArgumentException(
          "window " + window + " of the ATR% rank is refused: it holds at least 2 candles");
    }
    if (calmPercent < 0 || !(trendingAdx >= 0)) {
      throw new IllegalArgumentException(
          "calm percent %d and ADX %s are refused: both start at zero"
              .formatted(calmPercent, trendingAdx));
    }
  }

  public Limit limit(Regime regime) {
    return switch (regime) {
      case VOLATILE -> whenVolatile;
      case TRENDING -> whenTrending;
      case RANGING -> whenRanging;
    };
  }
}
