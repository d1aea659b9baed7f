package io.ennead.analytics.indicators;

/**
 * The category scores of the technical head (0 all SHORT, 1 all LONG), with the weight of each
 * category's components that are ready (0..1; the score is NaN where it is 0).
 */
public record CategoryScores(
    double trend,
    double momentum,
    double volatility,
    double trendReady,
    double momentumReady,
    double volatilityReady) {

  /** The scores after the set's last candle. */
  public static CategoryScores of(IndicatorSet set) {
    throw new UnsupportedOperationException();
  }
}
