package io.ennead.analytics.indicators.formula;

/**
 * The middle between the highest high and the lowest low: the base line (Kijun-sen) of Ichimoku
 * with 26.
 */
public final class MidRange extends Formula {

  private final int length;

  public MidRange(int length) {
    super("mid_range(" + length + ")", 1);
    this.length = length;
  }

  @Override
  public void update(Inputs in) {
    if (in.candles.size() >= length) {
      values[0] = (in.highest(length) + in.lowest(length)) / 2;
    }
  }
}
