package io.ennead.analytics.signals.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Adds up results. */
final class Tally {

  private static final int DECIMALS = 4;

  private int count;
  private int hits;
  private BigDecimal sum = BigDecimal.ZERO;

  void add(BigDecimal resultR) {
    count++;
    hits += resultR.signum() > 0 ? 1 : 0;
    sum = sum.add(resultR);
  }

  int count() {
    return count;
  }

  BigDecimal sum() {
    return sum;
  }

  /** The mean; null without a result. */
  BigDecimal mean() {
    return count == 0
        ? null
        : sum.divide(BigDecimal.valueOf(count), DECIMALS, RoundingMode.HALF_EVEN);
  }

  /** Percent of the results above zero; null without a result. */
  BigDecimal hitPercent() {
    return percent(hits);
  }

  /** Percent of the results not above zero; null without a result. */
  BigDecimal missPercent() {
    return percent(count - hits);
  }

  private BigDecimal percent(int part) {
    return count == 0
        ? null
        : BigDecimal.valueOf(100L * part)
            .divide(BigDecimal.valueOf(count), 1, RoundingMode.HALF_EVEN);
  }
}
