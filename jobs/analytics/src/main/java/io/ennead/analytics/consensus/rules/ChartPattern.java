package io.ennead.analytics.consensus.rules;

import io.ennead.analytics.consensus.market.Levels;
import io.ennead.analytics.consensus.market.SideView;

/**
 * The patterns of many candles, on the alternating pivots(5): each fires on the candle that first
 * closes beyond the neckline (after R. Edwards and J. Magee; the tolerances are Ennead's own). A
 * double bottom is void below the lower of its two lows. The order is that in which they are asked:
 * one per candle and side.
 */
enum ChartPattern {
  TRIANGLE("ascending triangle", "descending triangle") {
    @Override
    double fits(SideView view) {
      if (!Swings.endWithLow(view, 4, 30)) {
        return Double.NaN;
      }
      double a = view.atr();
      double neckline = Math.max(Swings.price(view, 3), Swings.price(view, 1));
      boolean flatTop = Math.abs(Swings.price(view, 3) - Swings.price(view, 1)) <= .5 * a;
      boolean risingLows = Swings.price(view, 0) - Swings.price(view, 2) >= .5 * a;
      return flatTop && risingLows && Swings.crosses(view, neckline)
          ? Swings.price(view, 0)
          : Double.NaN;
    }
  },
  HEAD_AND_SHOULDERS("inverse head and shoulders", "head and shoulders") {
    @Override
    double fits(SideView view) {
      if (!Swings.endWithLow(view, 5, 40)) {
        return Double.NaN;
      }
      double a = view.atr();
      double right = Swings.price(view, 0);
      double head = Swings.price(view, 2);
      double left = Swings.price(view, 4);
      double neckline = Math.max(Swings.price(view, 3), Swings.price(view, 1));
      boolean shape =
          head < Math.min(left, right) - .5 * a
              && Math.abs(left - right) <= 1.5 * a
              && Math.abs(Swings.price(view, 3) - Swings.price(view, 1)) <= 1.5 * a;
      return shape && Swings.crosses(view, neckline) ? right : Double.NaN;
    }
  },
  DOUBLE("double bottom", "double top") {
    @Override
    double fits(SideView view) {
      if (!Swings.endWithLow(view, 3, 30)) {
        return Double.NaN;
      }
      double a = view.atr();
      double last = Swings.price(view, 0);
      double first = Swings.price(view, 2);
      double neckline = Swings.price(view, 1);
      int apart = Swings.index(view, 0) - Swings.index(view, 2);
      boolean shape =
          apart >= 8
              && apart <= 80
              && Math.abs(last - first) <= .6 * a
              && neckline - Math.max(first, last) >= 2 * a;
      return shape && Swings.crosses(view, neckline) ? Math.min(first, last) : Double.NaN;
    }
  },
  FLAG("bull flag", "bear flag") {
    @Override
    double fits(SideView view) {
      for (int length : FLAG_LENGTHS) {
        double high = view.highestBefore(length);
        if (view.close(0) <= high) {
          // The longer ones reach higher still.
          return Double.NaN;
        }
        double low = view.lowestBefore(length);
        // The flag's own low is in it: were it the lowest, the flag would be too deep.
        double pole = high - view.lowestBefore(length + POLE);
        if (pole >= 4 * view.atr()
            && high - low <= .4 * pole
            && view.close(1) <= view.high(length)
            && Levels.near(view, low)) {
          return low;
        }
      }
      return Double.NaN;
    }
  };

  private static final int[] FLAG_LENGTHS = {5, 8, 12};
  private static final int POLE = 8;

  private final String longTitle;
  private final String shortTitle;

  ChartPattern(String longTitle, String shortTitle) {
    this.longTitle = longTitle;
    this.shortTitle = shortTitle;
  }

  String title(boolean mirrored) {
    return mirrored ? shortTitle : longTitle;
  }

  /** The price below which it is void, in the view, if it fires on this candle; NaN if not. */
  abstract double fits(SideView view);
}
