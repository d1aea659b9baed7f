package io.ennead.analytics.consensus.harmonic;

/**
 * The harmonic patterns by the ratios of their legs (H. Gartley; S. Carney for Bat, Butterfly and
 * Crab). A range is met within 5 % of its ends.
 */
enum HarmonicPattern {
  GARTLEY("Gartley", .618, .618, 1.13, 1.618, .786, .786),
  BAT("Bat", .382, .5, 1.618, 2.618, .886, .886),
  BUTTERFLY("Butterfly", .786, .786, 1.618, 2.24, 1.27, 1.618),
  CRAB("Crab", .382, .618, 2.24, 3.618, 1.618, 1.618);

  private static final double WIDEN = .05;
  private static final double BC_LOW = .382;
  private static final double BC_HIGH = .886;
  private static final double[] ABCD = {1.0, 1.272, 1.618};

  /** The name of the pattern without X. */
  static final String ABCD_TITLE = "ABCD";

  private final String title;
  private final double[] ranges;

  HarmonicPattern(String title, double... ranges) {
    this.title = title;
    this.ranges = ranges;
  }

  String title() {
    return title;
  }

  /** Mean precision 0..1 of the four ratios, NaN where one does not fit. */
  double precision(double abOfXa, double bcOfAb, double cdOfBc, double adOfXa) {
    return (fit(abOfXa, ranges[0], ranges[1])
            + fit(bcOfAb, BC_LOW, BC_HIGH)
            + fit(cdOfBc, ranges[2], ranges[3])
            + fit(adOfXa, ranges[4], ranges[5]))
        / 4;
  }

  /** The same for the pattern without X: CD against AB is 1.0, 1.272 or 1.618. */
  static double abcdPrecision(double bcOfAb, double cdOfAb) {
    double bc = fit(bcOfAb, BC_LOW, BC_HIGH);
    for (double target : ABCD) {
      double cd = fit(cdOfAb, target, target);
      if (!Double.isNaN(cd)) {
        return (bc + cd) / 2;
      }
    }
    return Double.NaN;
  }

  private static double fit(double ratio, double low, double high) {
    double from = low * (1 - WIDEN);
    double to = high * (1 + WIDEN);
    if (ratio < from || ratio > to) {
      return Double.NaN;
    }
    return 1 - Math.abs(ratio - (from + to) / 2) / ((to - from) / 2);
  }
}
