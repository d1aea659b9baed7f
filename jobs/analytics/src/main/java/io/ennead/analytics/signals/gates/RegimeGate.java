package io.ennead.analytics.signals.gates;

import io.ennead.analytics.signals.options.RegimeOptions;
import io.ennead.analytics.signals.outcomes.SignalBook;
import io.ennead.records.GateMeasure;
import io.ennead.records.GateName;
import java.math.BigDecimal;

/**
 * Asks for the confidence that this kind of market needs, and for room among the active signals.
 * Its value is the confidence, or, where only the room is missing, the number of signals there
 * would be.
 */
final class RegimeGate implements Gate {

  private final RegimeOptions options;

  RegimeGate(RegimeOptions options) {
    this.options = options;
  }

  @Override
  public GateName name() {
    return GateName.REGIME;
  }

  @Override
  public GateMeasure measure(Candidate candidate, SignalBook book) {
    RegimeOptions.Limit limit = options.limit(candidate.regime());
    BigDecimal confidence = candidate.confidence();
    int active = book.active() + 1;
    boolean trusted = confidence.compareTo(limit.leastConfidence()) >= 0;
    boolean room = active <= limit.mostActive();
    boolean byRoom = trusted && !room;
    return new GateMeasure(
        name(),
        trusted && room,
        byRoom ? BigDecimal.valueOf(active) : confidence,
        byRoom ? BigDecimal.valueOf(limit.mostActive()) : limit.leastConfidence(),
        candidate.regime()
            + ": confidence "
            + confidence.toPlainString()
            + " of "
            + limit.leastConfidence().toPlainString()
            + ", active signals with this one "
            + active
            + " of "
            + limit.mostActive());
  }
}
