package io.ennead.pipeline.metrics;

import io.ennead.metrics.Gauges;
import io.ennead.metrics.MarketClock;
import io.ennead.metrics.Metric;
import io.ennead.metrics.StageTimes;
import io.ennead.metrics.Total;
import io.ennead.metrics.Totals;
import io.ennead.records.AuditDifference;
import io.ennead.records.FeedEvent;
import io.ennead.records.Gap;
import io.ennead.records.GapRepaired;
import io.ennead.records.Instrument;
import io.ennead.records.MarketEvent;
import io.ennead.records.OutageEnded;
import io.ennead.records.OutageMinutes;
import io.ennead.records.RejectedFrame;
import io.ennead.records.Tally;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.MetricGroup;

/**
 * What is measured where trades are folded: the trades, in batches, and what the feed told between
 * them.
 */
public final class FoldMetrics {

  private static final List<String> LOSSES = List.of("closed", "not_opened", "shutdown", "dead");

  private final Totals totals;
  private final MetricGroup group;
  private final MarketClock clock;
  private final StageTimes times;
  private final Total trades;
  private volatile long openMinutes;

  /**
   * @param clock of the market, where it trades now
   */
  public FoldMetrics(Totals totals, MetricGroup group, MarketClock clock) {
    this.totals = totals;
    this.group = group;
    this.clock = clock;
    this.times = new StageTimes(group);
    this.trades = totals.of(Metric.TRADES_FOLDED);
    for (Metric metric : Metric.values()) {
      if (metric.owner() == Metric.Owner.FOLD
          && metric.kind() == Metric.Kind.TOTAL
          && metric.labels().isEmpty()) {
        totals.of(metric);
      }
    }
    LOSSES.forEach(cause -> totals.of(Metric.RECONNECTS, cause));
    for (FeedEvent.Cause cause : FeedEvent.Cause.values()) {
      if (cause != FeedEvent.Cause.PROBE) {
        totals.of(Metric.SPLICES, cause.label());
      }
    }
    Gauges.show(group, Metric.OPEN_MINUTES, () -> openMinutes);
    Gauges.show(group, Metric.MARKET_TIME, clock::millis);
    totals.labels(Metric.LAST_TRADE_TIME).forEach(this::showAge);
  }

  /**
   * Shows how old an instrument's newest trade is.
   *
   * @param newestTrade its time in epoch milliseconds, or {@link Gauges#NONE}
   */
  public void follow(Instrument instrument, LongSupplier newestTrade) {
    List<String> labels = List.of(instrument.exchange(), instrument.symbol());
    boolean isNew = !totals.labels(Metric.LAST_TRADE_TIME).contains(labels);
    newest(labels).follow(newestTrade);
    if (isNew) {
      showAge(labels);
    }
  }

  private Total newest(List<String> labels) {
    return totals.of(Metric.LAST_TRADE_TIME, labels.toArray(String[]::new));
  }

  private void showAge(List<String> labels) {
    Total newest = newest(labels);
    Gauges.show(group, Metric.TRADE_AGE, labels, () -> clock.since(newest.value()));
  }

  /**
   * Trades were folded, and minutes handed on.
   *
   * @param newestTrade the time of the newest of all, or {@link Gauges#NONE}
   * @param minutesLeft those that were not handed on
   */
  public void folded(long count, long newestTrade, int minutesLeft) {
    trades.add(count);
    times.made(newestTrade);
    openMinutes = minutesLeft;
  }

  /** What is no trade and no clock passes. */
  public void told(MarketEvent event) {
    if (event instanceof Tally tally) {
      Metric metric = Metric.of(tally.metric());
      Total total = tally.label().isEmpty() ? totals.of(metric) : totals.of(metric, tally.label());
      total.add(tally.count());
    } else if (event instanceof Gap gap) {
      totals.of(Metric.GAPS_OPENED).increment();
      totals.of(Metric.TRADES_MISSING).add(gap.size());
      totals.of(Metric.GAPS_OPEN).increment();
    } else if (event instanceof OutageMinutes outage) {
      if (outage.areFirst()) {
        totals.of(Metric.GAPS_OPENED).increment();
        totals.of(Metric.GAPS_OPEN).increment();
      }
    } else if (event instanceof OutageEnded ended) {
      totals.of(Metric.TRADES_MISSING).add(ended.gap().size());
    } else if (event instanceof GapRepaired repaired) {
      totals.of(Metric.GAPS_REPAIRED).increment();
      totals.of(Metric.TRADES_REPAIRED).add(repaired.gap().size());
      totals.of(Metric.GAPS_OPEN).add(-1);
    } else if (event instanceof RejectedFrame) {
      totals.of(Metric.FRAMES_REJECTED).increment();
    } else if (event instanceof AuditDifference) {
      totals.of(Metric.AUDIT_DIFFERED).increment();
    }
  }
}
