package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.Ratio;

/** Rate of change of the close over n candles, percent. 0 at a price of 0. */
public final class Roc extends Formula {

  private final int length;

  public Roc(int length) {
    super("roc(" + length + ")", 1);
    this.length = length;
  }

  @Override
  public void update(Inputs in) {
    if (in.candles.size() > length) {
      double before = in.candles.close(length);
      values[0] = 100 * Ratio.of(in.close - before, before, 0);
    }
  }
}
