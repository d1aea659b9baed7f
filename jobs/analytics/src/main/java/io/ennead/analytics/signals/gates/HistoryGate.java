package io.ennead.analytics.signals.gates;

import io.ennead.analytics.signals.options.HistoryOptions;
import io.ennead.analytics.signals.outcomes.CandidateHistory;
import io.ennead.analytics.signals.outcomes.SignalBook;
import io.ennead.records.GateMeasure;
import io.ennead.records.GateName;
import java.math.BigDecimal;

/**
 * Asks that candidates like this one have not lost of late: the same symbol, timeframe and
 * direction, signals and shadows alike, so that it opens again once they do better. Its value is
 * their expectancy in R.
 */
final class HistoryGate implements Gate {

  private final HistoryOptions options;

  HistoryGate(HistoryOptions options) {
    this.options = options;
  }

  @Override
  public GateName name() {
    return GateName.HISTORY;
  }

  @Override
  public GateMeasure measure(Candidate candidate, SignalBook book) {
    CandidateHistory history = book.history(candidate.interval(), candidate.direction());
    if (history.size() < options.fewest()) {
      return new GateMeasure(
          name(),
          true,
          null,
          options.leastExpectancy(),
          history.size() + " results, judged from " + options.fewest());
    }
    BigDecimal expectancy = history.expectancy();
    return new GateMeasure(
        name(),
        expectancy.compareTo(options.leastExpectancy()) >= 0,
        expectancy,
        options.leastExpectancy(),
        "the last "
            + history.size()
            + " candidates brought "
            + expectancy.toPlainString()
            + " R each");
  }
}
