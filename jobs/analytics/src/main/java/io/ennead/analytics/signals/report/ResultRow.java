package io.ennead.analytics.signals.report;

import java.math.BigDecimal;

/**
 * What the signals (or the shadows) of one timeframe and direction brought.
 *
 * @param hitPercent of the resolved, those with a result above zero; null without any
 * @param expectancyR the mean result after fees; null without any
 * @param sumR of all results after fees
 * @param sumPercent of all results after fees, each in percent of its entry
 */
public record ResultRow(
    String interval,
    String direction,
    boolean shadow,
    int active,
    int target,
    int stop,
    int expired,
    BigDecimal hitPercent,
    BigDecimal expectancyR,
    BigDecimal sumR,
    BigDecimal sumPercent) {

  public int resolved() {
    return target + stop + expired;
  }
}
