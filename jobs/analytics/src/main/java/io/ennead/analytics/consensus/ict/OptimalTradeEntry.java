package io.ennead.analytics.consensus.ict;

import io.ennead.analytics.consensus.market.SideView;

/**
 * A retracement of 62 to 79 % of the last swing (low to high of strength 5, at least 3 ATR): the
 * "optimal trade entry", best at 70.5 %.
 */
final class OptimalTradeEntry {

  private static final int STRENGTH = 5;
  private static final double SHALLOW = .62;
  private static final double DEEP = .79;
  private static final double BEST = .705;
  private static final double HALF_WIDTH = .085;

  private OptimalTradeEntry() {}

  /** Adds the entry on the current candle, if there is one. */
  static void find(SideView view, Living living) {
    if (view.swingCount(STRENGTH) < 2 || view.lastSwingIsLow(STRENGTH)) {
      return;
    }
    double high = view.swingPrice(STRENGTH, 0);
    double leg = high - view.swingPrice(STRENGTH, 1);
    if (leg < 3 * view.atr()) {
      return;
    }
    double retraced = (high - view.close(0)) / leg;
    if (retraced < SHALLOW || retraced > DEEP) {
      return;
    }
    double confidence = .80 + .10 * (1 - Math.abs(retraced - BEST) / HALF_WIDTH);
    living.add(new Part(view.index(), Double.NEGATIVE_INFINITY, retraced, confidence));
  }
}
