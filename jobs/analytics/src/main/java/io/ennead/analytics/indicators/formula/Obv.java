package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.Ratio;

/**
 * On-balance volume (J. Granville, 1963), 0 at the first candle (charting sites; TA-Lib starts with
 * its volume).
 */
public final class Obv extends CumulativeLine {

  public Obv() {
    super("obv");
  }

  @Override
  double first(Inputs in) {
    return 0;
  }

  @Override
  double step(Inputs in) {
    return in.signedVolumes.get(0);
  }

  /**
   * The last value less the mean of the last n, by the volume of these candles (0 without volume).
   * Taken from the newest steps alone, it depends neither on the size of the sum nor on the start
   * of the run. NaN before n candles.
   */
  public static double aboveMean(Inputs in, int n) {
    return in.candles.size() < n
        ? Double.NaN
        : Ratio.of(in.signedVolumes.weightedSum(n - 1) / n, in.volumes.sum(n), 0);
  }
}
