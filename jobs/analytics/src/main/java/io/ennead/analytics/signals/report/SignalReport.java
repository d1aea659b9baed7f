package io.ennead.analytics.signals.report;

import io.ennead.analytics.signals.criteria.TradingCriteria;
import io.ennead.records.Decision;
import io.ennead.records.Direction;
import io.ennead.records.GateName;
import io.ennead.records.HeadVote;
import io.ennead.records.Interval;
import io.ennead.records.Outcome;
import io.ennead.records.OutcomeStatus;
import io.ennead.records.SignalId;
import io.ennead.records.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers the decisions and outcomes of one symbol, in any order and each at most once per state,
 * and sums them up. Of the decisions it keeps the votes of those that were followed, and counts the
 * rest.
 */
public final class SignalReport {

  private final BigDecimal feeFraction;
  private final Funnel funnel = new Funnel();
  private final Map<String, List<HeadVote>> votes = new HashMap<>();
  private final Map<String, Outcome> outcomes = new HashMap<>();

  /**
   * @param feeFraction of the price, on each side
   */
  public SignalReport(BigDecimal feeFraction) {
    this.feeFraction = feeFraction;
  }

  public void add(Decision decision) {
    funnel.add(decision);
    if (isCandidate(decision)) {
      votes.put(
          SignalId.of(
              decision.instrument(),
              decision.interval(),
              decision.closeTime(),
              decision.direction()),
          decision.votes());
    }
  }

  /** Takes an outcome; a resolved one replaces its ACTIVE one. */
  public void add(Outcome outcome) {
    outcomes.merge(
        outcome.id(), outcome, (known, next) -> known.status().isResolved() ? known : next);
  }

  private static boolean isCandidate(Decision decision) {
    return decision.verdict() == Verdict.EMITTED
        || (decision.verdict() == Verdict.REJECTED
            && decision.failedGates().get(0).compareTo(GateName.RISK_REWARD) > 0);
  }

  public ReportSummary summary() {
    List<Outcome> all =
        outcomes.values().stream()
            .sorted(
                Comparator.comparingLong(Outcome::closeTime)
                    .thenComparing(Outcome::interval)
                    .thenComparing(Outcome::id))
            .toList();
    List<Outcome> signals = all.stream().filter(each -> !each.shadow()).toList();
    HeadAccuracy overSignals = new HeadAccuracy(false);
    HeadAccuracy overAll = new HeadAccuracy(true);
    for (Outcome outcome : all) {
      List<HeadVote> cast = votes.getOrDefault(outcome.id(), List.of());
      overSignals.add(outcome, cast);
      overAll.add(outcome, cast);
    }
    List<HeadRow> heads = new ArrayList<>(overSignals.rows());
    heads.addAll(overAll.rows());
    return new ReportSummary(
        funnel.rows(), signals, results(all), heads, TradingCriteria.of(signals, feeFraction));
  }

  private static List<ResultRow> results(List<Outcome> outcomes) {
    List<ResultRow> rows = new ArrayList<>();
    for (boolean shadow : new boolean[] {false, true}) {
      for (Interval interval : Interval.values()) {
        for (Direction direction : List.of(Direction.LONG, Direction.SHORT)) {
          List<Outcome> of =
              outcomes.stream()
                  .filter(
                      each ->
                          each.shadow() == shadow
                              && each.interval() == interval
                              && each.direction() == direction)
                  .toList();
          if (!of.isEmpty()) {
            rows.add(row(interval, direction, shadow, of));
          }
        }
      }
    }
    return rows;
  }

  private static ResultRow row(
      Interval interval, Direction direction, boolean shadow, List<Outcome> of) {
    Tally tally = new Tally();
    BigDecimal percent = BigDecimal.ZERO;
    for (Outcome outcome : of) {
      if (outcome.status().isResolved()) {
        tally.add(outcome.resultR());
        percent = percent.add(outcome.resultPercent());
      }
    }
    return new ResultRow(
        interval.label(),
        direction.name(),
        shadow,
        count(of, OutcomeStatus.ACTIVE),
        count(of, OutcomeStatus.TARGET),
        count(of, OutcomeStatus.STOP),
        count(of, OutcomeStatus.EXPIRED),
        tally.hitPercent(),
        tally.mean(),
        tally.sum(),
        percent);
  }

  private static int count(List<Outcome> outcomes, OutcomeStatus status) {
    return (int) outcomes.stream().filter(each -> each.status() == status).count();
  }
}
