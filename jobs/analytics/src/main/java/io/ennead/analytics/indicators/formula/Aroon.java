package io.ennead.analytics.indicators.formula;

/**
 * Aroon up and down (T. Chande, 1995): candles since the highest high and lowest low of n + 1, as a
 * share of n. Of equal extremes the latest counts, so that both are 100 in a flat market.
 */
public final class Aroon extends Formula {

  public static final int UP = 0;
  public static final int DOWN = 1;

  private final int length;

  public Aroon(int length) {
    super("aroon(" + length + ")", 2);
    this.length = length;
  }

  @Override
  public void update(Inputs in) {
    if (in.candles.size() <= length) {
      return;
    }
    values[UP] = 100.0 * (length - in.candlesSinceHighest(length + 1)) / length;
    values[DOWN] = 100.0 * (length - in.candlesSinceLowest(length + 1)) / length;
  }
}
