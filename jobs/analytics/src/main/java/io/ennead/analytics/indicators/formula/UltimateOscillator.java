package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.Ratio;

/**
 * Ultimate oscillator (L. Williams, 1985): buying pressure by true range over three windows,
 * weighted 4, 2, 1. 50 where nothing moved.
 */
public final class UltimateOscillator extends Formula {

  private final int fast;
  private final int medium;
  private final int slow;

  public UltimateOscillator(int fast, int medium, int slow) {
    super("ultimate(" + fast + "," + medium + "," + slow + ")", 1);
    this.fast = fast;
    this.medium = medium;
    this.slow = slow;
  }

  @Override
  public void update(Inputs in) {
    if (in.trueRanges.size() >= slow) {
      values[0] = 100 * (4 * share(in, fast) + 2 * share(in, medium) + share(in, slow)) / 7;
    }
  }

  private static double share(Inputs in, int n) {
    return Ratio.of(in.buyingPressures.sum(n), in.trueRanges.sum(n), .5);
  }
}
