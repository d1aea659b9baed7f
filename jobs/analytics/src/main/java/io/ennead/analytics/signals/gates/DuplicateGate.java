package io.ennead.analytics.signals.gates;

import io.ennead.analytics.signals.outcomes.SignalBook;
import io.ennead.records.GateMeasure;
import io.ennead.records.GateName;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Asks that no active signal of the symbol in this direction is as good. Its value is the quality,
 * its threshold the one that must be exceeded.
 */
final class DuplicateGate implements Gate {

  @Override
  public GateName name() {
    return GateName.DUPLICATE;
  }

  @Override
  public GateMeasure measure(Candidate candidate, SignalBook book) {
    BigDecimal quality = candidate.quality();
    Optional<BigDecimal> best = book.bestActive(candidate.direction());
    return new GateMeasure(
        name(),
        best.isEmpty() || quality.compareTo(best.get()) > 0,
        quality,
        best.orElse(null),
        best.map(other -> "best active signal in this direction has " + other.toPlainString())
            .orElse("no active signal in this direction"));
  }
}
