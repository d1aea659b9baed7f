package io.ennead.pipeline.metrics;

import io.ennead.metrics.Metric;
import io.ennead.metrics.Total;
import io.ennead.metrics.Totals;
import io.ennead.records.Decision;
import io.ennead.records.Direction;
import io.ennead.records.GateName;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.SkipReason;
import io.ennead.records.Verdict;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Counts scans at every level: scans = skipped + rejected + emitted. */
public final class DecisionMeter implements RowMeter<Decision> {

  private static final Map<Verdict, Metric> METRICS =
      new EnumMap<>(
          Map.of(
              Verdict.SKIPPED, Metric.SKIPPED,
              Verdict.REJECTED, Metric.REJECTED,
              Verdict.EMITTED, Metric.EMITTED));

  private static final String ABSTAINED = "abstained";

  /** How the scans of one series, or of all, ended. */
  private static final class Verdicts {
    private final Total scans;
    private final Map<Verdict, Total> ends = new EnumMap<>(Verdict.class);

    Verdicts(Totals totals, String... labels) {
      scans = totals.of(Metric.SCANS, labels);
      METRICS.forEach((verdict, metric) -> ends.put(verdict, totals.of(metric, labels)));
    }

    void count(Verdict verdict) {
      scans.increment();
      ends.get(verdict).increment();
    }
  }

  private final Totals totals;
  private final Verdicts all;
  private final Map<Instrument, Map<Interval, Verdicts>> series = new HashMap<>();
  private final Map<HeadName, Map<Direction, Total>> votes = new EnumMap<>(HeadName.class);
  private final Map<HeadName, Total> abstained = new EnumMap<>(HeadName.class);
  private final Map<Direction, Total> consensus = new EnumMap<>(Direction.class);

  public DecisionMeter(Totals totals) {
    this.totals = totals;
    all = new Verdicts(totals);
    for (Direction direction : Direction.values()) {
      consensus.put(direction, totals.of(Metric.CONSENSUS, label(direction)));
    }
    for (HeadName head : HeadName.values()) {
      Map<Direction, Total> directions = new EnumMap<>(Direction.class);
      for (Direction direction : Direction.values()) {
        directions.put(direction, totals.of(Metric.VOTES, head.label(), label(direction)));
      }
      votes.put(head, directions);
      abstained.put(head, totals.of(Metric.VOTES, head.label(), ABSTAINED));
    }
    for (Interval interval : Interval.values()) {
      for (SkipReason reason : SkipReason.values()) {
        totals.of(Metric.SKIPPED_FOR, interval.label(), reason.label());
      }
      for (GateName gate : GateName.values()) {
        totals.of(Metric.REJECTED_BY, interval.label(), gate.label());
      }
    }
  }

  @Override
  public void count(Decision decision) {
    all.count(decision.verdict());
    series(decision.instrument(), decision.interval()).count(decision.verdict());
    countReason(decision);
    for (HeadVote vote : decision.votes()) {
      Total total =
          vote.abstained()
              ? abstained.get(vote.head())
              : votes.get(vote.head()).get(vote.direction());
      total.increment();
    }
  }

  private void countReason(Decision decision) {
    String interval = decision.interval().label();
    switch (decision.verdict()) {
      case SKIPPED -> totals.of(Metric.SKIPPED_FOR, interval, decision.reason()).increment();
      case REJECTED -> totals.of(Metric.REJECTED_BY, interval, decision.reason()).increment();
      case EMITTED -> {}
    }
    if (decision.verdict() != Verdict.SKIPPED) {
      consensus.get(decision.direction()).increment();
    }
  }

  private Verdicts series(Instrument instrument, Interval interval) {
    return series
        .computeIfAbsent(instrument, key -> new EnumMap<>(Interval.class))
        .computeIfAbsent(
            interval,
            key -> new Verdicts(totals, instrument.exchange(), instrument.symbol(), key.label()));
  }

  private static String label(Direction direction) {
    return direction.name().toLowerCase(Locale.ROOT);
  }
}
