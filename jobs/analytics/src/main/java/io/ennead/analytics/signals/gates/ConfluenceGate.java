package io.ennead.analytics.signals.gates;

import io.ennead.analytics.signals.outcomes.SignalBook;
import io.ennead.records.GateMeasure;
import io.ennead.records.GateName;
import java.math.BigDecimal;

/** Asks for a good entry. Its value is the entry quality in points of 100. */
final class ConfluenceGate implements Gate {

  private final BigDecimal least;

  ConfluenceGate(BigDecimal least) {
    this.least = least;
  }

  @Override
  public GateName name() {
    return GateName.CONFLUENCE;
  }

  @Override
  public GateMeasure measure(Candidate candidate, SignalBook book) {
    EntryQuality quality = candidate.entryQuality();
    return new GateMeasure(
        name(),
        quality.points().compareTo(least) >= 0,
        quality.points(),
        least,
        String.join("; ", quality.findings()));
  }
}
