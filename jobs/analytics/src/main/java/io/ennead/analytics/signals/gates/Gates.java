package io.ennead.analytics.signals.gates;

import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.analytics.signals.outcomes.SignalBook;
import io.ennead.records.GateMeasure;
import java.util.ArrayList;
import java.util.List;

/** The gates; the list is their order. */
public final class Gates {

  private final Gate consensus;
  private final List<Gate> others;

  public Gates(SignalOptions options) {
    consensus = new ConsensusGate(options.profile());
    others =
        List.of(
            new ConfluenceGate(options.leastEntryQuality()),
            new RiskRewardGate(options.levels()),
            new HistoryGate(options.history()),
            new RegimeGate(options.regime()),
            new CooldownGate(options.cooldown()),
            new DuplicateGate());
  }

  /**
   * What each gate found, in order: all of them, so that it can be told which one alone stood in
   * the way, but none after a consensus that failed, because there is no trade to measure.
   */
  public List<GateMeasure> measure(Candidate candidate, SignalBook book) {
    GateMeasure first = consensus.measure(candidate, book);
    if (!first.passed()) {
      return List.of(first);
    }
    List<GateMeasure> measures = new ArrayList<>(1 + others.size());
    measures.add(first);
    for (Gate gate : others) {
      measures.add(gate.measure(candidate, book));
    }
    return measures;
  }
}
