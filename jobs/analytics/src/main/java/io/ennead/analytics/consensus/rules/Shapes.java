package io.ennead.analytics.consensus.rules;

import io.ennead.analytics.consensus.market.SideView;

/**
 * The conditions of the candlestick patterns in LONG form (after S. Nison, Japanese Candlestick
 * Charting Techniques; every length is relative to the candle or to ATR).
 */
final class Shapes {

  private static final int TREND = 5;

  private Shapes() {}

  /** A fall of at least 1 ATR in the five candles that end {@code ago} candles ago. */
  private static boolean down(SideView view, int ago) {
    return view.close(ago) - view.close(ago + TREND) <= -1.0 * view.atr();
  }

  private static boolean longBody(SideView view, int ago) {
    return view.body(ago) >= .6 * view.range(ago) && view.body(ago) >= .6 * view.atr();
  }

  static boolean doji(SideView view) {
    return view.body(0) <= .1 * view.range(0) && view.range(0) >= .5 * view.atr();
  }

  private static boolean longLowerWick(SideView view) {
    double wick = view.lowerWick(0);
    return down(view, 1)
        && wick >= 2 * view.body(0)
        && wick >= .5 * view.atr()
        && view.upperWick(0) <= .15 * view.range(0);
  }

  static boolean hammer(SideView view) {
    return longLowerWick(view) && !doji(view);
  }

  static boolean dragonflyDoji(SideView view) {
    return longLowerWick(view) && doji(view);
  }

  static boolean invertedHammer(SideView view) {
    double wick = view.upperWick(0);
    return down(view, 1)
        && wick >= 2 * view.body(0)
        && wick >= .5 * view.atr()
        && view.lowerWick(0) <= .15 * view.range(0)
        && !doji(view);
  }

  static boolean engulfing(SideView view) {
    return down(view, 1)
        && view.bear(1)
        && view.bull(0)
        && view.close(0) >= view.open(1)
        && view.open(0) <= view.close(1)
        && view.body(0) > view.body(1)
        && view.body(0) >= .6 * view.atr();
  }

  static boolean harami(SideView view) {
    return down(view, 1)
        && longBody(view, 1)
        && view.bear(1)
        && view.bull(0)
        && view.close(0) <= view.open(1)
        && view.open(0) >= view.close(1)
        && view.body(0) <= .5 * view.body(1);
  }

  static boolean piercing(SideView view) {
    return down(view, 1)
        && longBody(view, 1)
        && view.bear(1)
        && view.bull(0)
        && view.open(0) <= view.close(1) + .05 * view.atr()
        && view.close(0) > (view.open(1) + view.close(1)) / 2
        && view.close(0) < view.open(1);
  }

  static boolean tweezer(SideView view) {
    return down(view, 2)
        && view.bear(1)
        && view.bull(0)
        && Math.abs(view.low(0) - view.low(1)) <= .05 * view.atr()
        && view.body(0) >= .3 * view.atr();
  }

  static boolean star(SideView view) {
    return down(view, 3)
        && longBody(view, 2)
        && view.bear(2)
        && view.body(1) <= .3 * view.atr()
        && view.bull(0)
        && view.body(0) >= .5 * view.atr()
        && view.close(0) > (view.open(2) + view.close(2)) / 2;
  }

  static boolean threeInARow(SideView view) {
    for (int ago = 0; ago < 3; ago++) {
      if (!view.bull(ago)
          || view.body(ago) < .5 * view.atr()
          || view.upperWick(ago) > .3 * view.range(ago)) {
        return false;
      }
    }
    return view.close(0) > view.close(1) && view.close(1) > view.close(2);
  }

  static boolean marubozu(SideView view) {
    return view.bull(0) && view.body(0) >= .9 * view.range(0) && view.body(0) >= 1.0 * view.atr();
  }
}
