package io.ennead.analytics.consensus.rules;

import io.ennead.analytics.consensus.market.SideView;

/** The alternating pivots of strength 5, counted back from the last entry. */
final class Swings {

  private static final int STRENGTH = 5;

  private Swings() {}

  /** Whether there are so many entries, the last of them a low of at most that age. */
  static boolean endWithLow(SideView view, int entries, int maxAge) {
    return view.swingCount(STRENGTH) >= entries
        && view.lastSwingIsLow(STRENGTH)
        && view.index() - index(view, 0) <= maxAge;
  }

  static double price(SideView view, int back) {
    return view.swingPrice(STRENGTH, back);
  }

  static int index(SideView view, int back) {
    return view.swingIndex(STRENGTH, back);
  }

  /** Whether this close is above the price and the one before it was not. */
  static boolean crosses(SideView view, double price) {
    return view.close(0) > price && price >= view.close(1);
  }
}
