package io.ennead.analytics.signals.gates;

import io.ennead.analytics.consensus.ConsensusProfile;
import io.ennead.analytics.consensus.ConsensusResult;
import io.ennead.analytics.signals.outcomes.SignalBook;
import io.ennead.records.Direction;
import io.ennead.records.GateMeasure;
import io.ennead.records.GateName;
import java.math.BigDecimal;

/**
 * Asks for a direction. Its value is what fell short: heads that vote, that agree, or their lead.
 */
final class ConsensusGate implements Gate {

  private final ConsensusProfile profile;

  ConsensusGate(ConsensusProfile profile) {
    this.profile = profile;
  }

  @Override
  public GateName name() {
    return GateName.CONSENSUS;
  }

  @Override
  public GateMeasure measure(Candidate candidate, SignalBook book) {
    ConsensusResult result = candidate.consensus();
    int agreeing = result.agreeing().size();
    if (result.direction() != Direction.FLAT) {
      return measure(true, agreeing, result.need(), result);
    }
    if (result.voting() < profile.needLeast()) {
      return measure(false, result.voting(), profile.needLeast(), result);
    }
    if (agreeing < result.need()) {
      return measure(false, agreeing, result.need(), result);
    }
    return measure(false, agreeing - result.opposing(), profile.margin(), result);
  }

  private GateMeasure measure(boolean passed, int value, int threshold, ConsensusResult result) {
    return new GateMeasure(
        name(), passed, BigDecimal.valueOf(value), BigDecimal.valueOf(threshold), result.reason());
  }
}
