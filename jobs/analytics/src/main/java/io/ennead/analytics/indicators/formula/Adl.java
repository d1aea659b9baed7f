package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.Ratio;

/**
 * Accumulation/distribution line (M. Chaikin): the sum of flows, that of the first candle included.
 * A candle without range adds nothing.
 */
public final class Adl extends CumulativeLine {

  public Adl() {
    super("adl");
  }

  @Override
  double first(Inputs in) {
    return in.flow;
  }

  @Override
  double step(Inputs in) {
    return in.flow;
  }

  /**
   * The last value less the mean of the last n, by the volume of these candles (0 without volume).
   * Taken from the newest flows alone, it depends neither on the size of the sum nor on the start
   * of the run. NaN before n candles.
   */
  public static double aboveMean(Inputs in, int n) {
    return in.candles.size() < n
        ? Double.NaN
        : Ratio.of(in.flows.weightedSum(n - 1) / n, in.volumes.sum(n), 0);
  }
}
