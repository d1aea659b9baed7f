package io.ennead.analytics.indicators.formula;

/** Donchian channel: highest high and lowest low, this candle included (TA-Lib MAX and MIN). */
public final class Donchian extends Formula {

  public static final int UPPER = 0;
  public static final int LOWER = 1;

  private final int length;

  public Donchian(int length) {
    super("donchian(" + length + ")", 2);
    this.length = length;
  }

  @Override
  public void update(Inputs in) {
    if (in.candles.size() >= length) {
      values[UPPER] = in.highest(length);
      values[LOWER] = in.lowest(length);
    }
  }
}
