package io.ennead.analytics.indicators.formula;

/**
 * Chandelier exits (C. Le Beau): the highest high less, and the lowest low plus, a multiple of the
 * ATR.
 */
public final class Chandelier extends Formula {

  public static final int LONG = 0;
  public static final int SHORT = 1;

  private final int length;
  private final Atr range;
  private final double factor;

  public Chandelier(int length, Atr range, double factor) {
    super("chandelier(" + length + "," + range.id() + "," + factor + ")", 2, range);
    this.length = length;
    this.range = range;
    this.factor = factor;
  }

  @Override
  public void update(Inputs in) {
    if (in.candles.size() >= length) {
      values[LONG] = in.highest(length) - factor * range.value();
      values[SHORT] = in.lowest(length) + factor * range.value();
    }
  }
}
