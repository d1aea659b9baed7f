package io.ennead.records;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * How the scan of one closed candle ended, and why. Made once and never changed.
 *
 * @param closeTime of the candle, epoch milliseconds: the instant of the decision
 * @param reason the label of the skip reason or of the first gate that rejected; null if EMITTED
 * @param value what was measured for the reason; null where there is nothing to measure
 * @param threshold what the value was held against; null where there is none
 * @param direction of the consensus; FLAT where there is none
 * @param probability 0..1 of the consensus; .5 when FLAT
 * @param confidence 0..1 after the boost; 0 when FLAT
 * @param agreeing the heads of the larger group of valid votes
 * @param boost what the higher timeframes add to (or take from) the confidence, -.25..+.25
 * @param votes the nine votes, of a SKIPPED candle too; empty for a GAP candle, which no head sees
 * @param gates every gate that could be measured, in order; empty if SKIPPED
 */
public record Decision(
    Instrument instrument,
    Interval interval,
    long closeTime,
    Verdict verdict,
    String reason,
    BigDecimal value,
    BigDecimal threshold,
    Direction direction,
    double probability,
    double confidence,
    List<HeadName> agreeing,
    double boost,
    List<HeadVote> votes,
    List<GateMeasure> gates) {

  public Decision {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(direction, "direction");
    value = value == null ? null : Decimals.canonical(value);
    threshold = threshold == null ? null : Decimals.canonical(threshold);
    agreeing = List.copyOf(agreeing);
    votes = List.copyOf(votes);
    gates = List.copyOf(gates);
    if ((reason == null) != (verdict == Verdict.EMITTED)) {
      throw new IllegalArgumentException(
          "decision %s %s %d is refused: verdict %s with reason %s"
              .formatted(instrument, interval, closeTime, verdict, reason));
    }
  }

  /**
   * A scan that is not judged.
   *
   * @param votes those that were cast all the same
   */
  public static Decision skipped(
      Instrument instrument,
      Interval interval,
      long closeTime,
      SkipReason reason,
      BigDecimal value,
      BigDecimal threshold,
      List<HeadVote> votes) {
    return new Decision(
        instrument,
        interval,
        closeTime,
        Verdict.SKIPPED,
        reason.label(),
        value,
        threshold,
        Direction.FLAT,
        HeadVote.EVEN,
        0,
        List.of(),
        0,
        votes,
        List.of());
  }

  /** The gates that did not pass, in order. */
  public List<GateName> failedGates() {
    return gates.stream().filter(gate -> !gate.passed()).map(GateMeasure::gate).toList();
  }
}
