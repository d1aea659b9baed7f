package io.ennead.analytics.signals;

import io.ennead.analytics.consensus.ConsensusResult;
import io.ennead.analytics.signals.gates.Candidate;
import io.ennead.records.Decision;
import io.ennead.records.GateMeasure;
import io.ennead.records.GateName;
import io.ennead.records.HeadVote;
import io.ennead.records.Instrument;
import io.ennead.records.Signal;
import io.ennead.records.SignalId;
import io.ennead.records.Verdict;
import java.util.List;

/** Makes the records of one judged candidate of what its gates found. */
final class Verdicts {

  private final Instrument instrument;
  private final Candidate candidate;
  private final List<HeadVote> votes;
  private final double boost;
  private final List<GateMeasure> measures;
  private final GateMeasure failed;

  /**
   * @param boost of the higher timeframes
   * @param measures in the order of the gates, at least one
   */
  Verdicts(
      Instrument instrument,
      Candidate candidate,
      List<HeadVote> votes,
      double boost,
      List<GateMeasure> measures) {
    this.instrument = instrument;
    this.candidate = candidate;
    this.votes = votes;
    this.boost = boost;
    this.measures = measures;
    failed = firstFailed(measures);
  }

  private static GateMeasure firstFailed(List<GateMeasure> measures) {
    for (GateMeasure measure : measures) {
      if (!measure.passed()) {
        return measure;
      }
    }
    return null;
  }

  boolean isEmitted() {
    return failed == null;
  }

  /** Whether it passed the gates that make it a trade, and a later one rejected it. */
  boolean isShadow() {
    return failed != null && failed.gate().compareTo(GateName.RISK_REWARD) > 0;
  }

  Decision decision() {
    ConsensusResult consensus = candidate.consensus();
    return new Decision(
        instrument,
        candidate.interval(),
        candidate.closeTime(),
        isEmitted() ? Verdict.EMITTED : Verdict.REJECTED,
        isEmitted() ? null : failed.gate().label(),
        isEmitted() ? null : failed.value(),
        isEmitted() ? null : failed.threshold(),
        consensus.direction(),
        consensus.probability(),
        candidate.confidence().doubleValue(),
        consensus.agreeing(),
        boost,
        votes,
        measures);
  }

  Signal signal() {
    return new Signal(
        SignalId.of(instrument, candidate.interval(), candidate.closeTime(), candidate.direction()),
        instrument,
        candidate.interval(),
        candidate.direction(),
        candidate.closeTime(),
        candidate.levels().entry(),
        candidate.levels().stop(),
        candidate.levels().target(),
        candidate.levels().riskReward(),
        candidate.consensus().probability(),
        candidate.confidence().doubleValue(),
        candidate.quality(),
        candidate.regime(),
        candidate.consensus().agreeing(),
        boost,
        measures.stream().map(each -> each.gate().label() + ": " + each.finding()).toList(),
        votes);
  }
}
