package io.ennead.analytics.consensus.market;

/**
 * Divergence between price and cumulative volume delta (taker buys less taker sells): of the last
 * two low pivots(5) the newer one is lower in price and higher in CVD. Its mirror is the bearish
 * one.
 */
public final class CvdDivergence {

  /** Of the pivots that it looks at. */
  public static final int STRENGTH = 5;

  private static final int MAX_AGE = 25;
  private static final int MAX_APART = 60;

  private CvdDivergence() {}

  /**
   * Whether there is one for the view's side: the newer pivot at most 25 candles old, the two at
   * most 60 apart, the taker volume between them known.
   */
  public static boolean exists(SideView view) {
    if (view.lowCount(STRENGTH) < 2) {
      return false;
    }
    int newer = view.lowIndex(STRENGTH, 0);
    int older = view.lowIndex(STRENGTH, 1);
    if (view.index() - newer > MAX_AGE
        || newer - older > MAX_APART
        || view.lowPrice(STRENGTH, 0) >= view.lowPrice(STRENGTH, 1)) {
      return false;
    }
    double change = 0;
    for (int index = older + 1; index <= newer; index++) {
      change += view.delta(view.index() - index);
    }
    return change > 0;
  }
}
