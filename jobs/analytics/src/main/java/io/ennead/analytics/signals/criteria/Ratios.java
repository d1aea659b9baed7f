package io.ennead.analytics.signals.criteria;

import java.util.List;

/**
 * Ratios of return and risk over the net returns of single trades, not annualised: Sharpe (mean by
 * sample deviation), Sortino (mean by the root mean square of the losses), Calmar (their sum by the
 * maximum drawdown). W. Sharpe 1994; F. Sortino and L. Price 1994; T. Young 1991.
 */
final class Ratios {

  private Ratios() {}

  /**
   * @param returns net, as fractions, one per trade
   * @param drawdown the maximum drawdown as a fraction
   */
  static List<CriterionRow> of(double[] returns, double drawdown) {
    double sum = 0;
    double losses = 0;
    for (double each : returns) {
      sum += each;
      losses += each < 0 ? each * each : 0;
    }
    double mean = sum / returns.length;
    double squares = 0;
    for (double each : returns) {
      squares += (each - mean) * (each - mean);
    }
    return List.of(
        CriterionRow.of(
            "Sharpe ratio", mean / Math.sqrt(squares / (returns.length - 1)), "per trade"),
        CriterionRow.of("Sortino ratio", mean / Math.sqrt(losses / returns.length), "per trade"),
        CriterionRow.of("Calmar ratio", sum / drawdown, "1"));
  }
}
