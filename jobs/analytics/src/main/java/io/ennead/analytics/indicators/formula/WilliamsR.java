package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.Ratio;

/** Williams %R, -100 to 0. -50 where high and low of the window are equal. */
public final class WilliamsR extends Formula {

  private final int length;

  public WilliamsR(int length) {
    super("williams_r(" + length + ")", 1);
    this.length = length;
  }

  @Override
  public void update(Inputs in) {
    if (in.candles.size() < length) {
      return;
    }
    double highest = in.highest(length);
    values[0] = -100 * Ratio.of(highest - in.close, highest - in.lowest(length), .5);
  }
}
