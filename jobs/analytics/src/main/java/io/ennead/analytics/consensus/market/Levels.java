package io.ennead.analytics.consensus.market;

/**
 * Support and resistance: clusters of confirmed pivots of strength 5, highs and lows alike, not
 * older than 300 candles.
 */
public final class Levels {

  private static final int STRENGTH = 5;
  private static final int MAX_AGE = 300;
  private static final double REACH = 1.0;
  private static final double CLUSTER = 0.5;
  private static final int TOUCHES = 2;

  private Levels() {}

  /**
   * Whether a level carries the price: some pivot within 1 ATR of it that lies on the trade's side
   * of the close, with at least two pivots (itself included) within half an ATR of it.
   */
  public static boolean near(SideView view, double price) {
    return search(view, price, true) || search(view, price, false);
  }

  private static boolean search(SideView view, double price, boolean lows) {
    int count = lows ? view.lowCount(STRENGTH) : view.highCount(STRENGTH);
    for (int back = 0; back < count; back++) {
      if (tooOld(view, lows, back)) {
        break;
      }
      double level = price(view, lows, back);
      if (Math.abs(level - price) <= REACH * view.atr()
          && view.close(0) >= level
          && touches(view, level, true) + touches(view, level, false) >= TOUCHES) {
        return true;
      }
    }
    return false;
  }

  private static int touches(SideView view, double level, boolean lows) {
    int count = lows ? view.lowCount(STRENGTH) : view.highCount(STRENGTH);
    int touches = 0;
    for (int back = 0; back < count && !tooOld(view, lows, back); back++) {
      if (Math.abs(price(view, lows, back) - level) <= CLUSTER * view.atr()) {
        touches++;
      }
    }
    return touches;
  }

  private static boolean tooOld(SideView view, boolean lows, int back) {
    int index = lows ? view.lowIndex(STRENGTH, back) : view.highIndex(STRENGTH, back);
    return view.index() - index > MAX_AGE;
  }

  private static double price(SideView view, boolean lows, int back) {
    return lows ? view.lowPrice(STRENGTH, back) : view.highPrice(STRENGTH, back);
  }
}
