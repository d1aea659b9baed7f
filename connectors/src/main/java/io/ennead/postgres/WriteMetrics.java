package io.ennead.postgres;

import io.ennead.metrics.DelayHistogram;
import io.ennead.metrics.Gauges;
import io.ennead.metrics.MarketClock;
import io.ennead.metrics.Metric;
import io.ennead.metrics.Total;
import io.ennead.metrics.Totals;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import org.apache.flink.metrics.MetricGroup;

/**
 * What one sink writer has written, how late, and whether it waits for the database. The totals are
 * the writer's state.
 */
final class WriteMetrics {

  private final Totals totals;
  private final Total rows;
  private final Total commits;
  private final Total retries;
  private final Total newest;
  private final DelayHistogram delays;
  private final MarketClock clock;
  private long[] eventTimes = new long[64];
  private int timed;
  private int attempts;
  private volatile long waiting;
  private volatile long writingSince;
  private volatile boolean writing;
  private volatile long committedAt = Gauges.NONE;

  /**
   * @param kept the figures of the writers that this one goes on from
   */
  WriteMetrics(MetricGroup group, MarketClock clock, Collection<Map<String, Long>> kept) {
    this.clock = clock;
    totals = new Totals(group);
    rows = totals.of(Metric.ROWS_COMMITTED);
    commits = totals.of(Metric.COMMITS);
    retries = totals.of(Metric.RETRIES);
    newest = totals.of(Metric.LAST_COMMIT_TIME);
    kept.forEach(figures -> figures.forEach(totals::restore));
    delays = Gauges.delays(group, Metric.COMMIT_DELAY);
    Gauges.show(group, Metric.ROWS_WAITING, () -> waiting);
    Gauges.show(group, Metric.LAST_COMMIT_AT, () -> committedAt);
    Gauges.show(group, Metric.BLOCKED_MILLIS, this::blockedMillis);
  }

  private long blockedMillis() {
    long since = writingSince;
    return writing ? (System.nanoTime() - since) / 1_000_000 : 0;
  }

  /**
   * A row waits for its batch.
   *
   * @param eventTime epoch milliseconds, or null if it has none
   */
  void waits(Long eventTime) {
    waiting = waiting + 1;
    if (eventTime != null) {
      if (timed == eventTimes.length) {
        eventTimes = Arrays.copyOf(eventTimes, 2 * timed);
      }
      eventTimes[timed++] = eventTime;
    }
  }

  /** The batch goes out. */
  void writes() {
    attempts = 0;
    writingSince = System.nanoTime();
    writing = true;
  }

  /** An attempt at the batch: the first, or another one. */
  void attempts() {
    if (attempts++ > 0) {
      retries.increment();
    }
  }

  /** An attempt to connect failed. */
  void failedToConnect() {
    retries.increment();
  }

  /** The batch is committed. */
  void committed(int batch) {
    writing = false;
    rows.add(batch);
    commits.increment();
    committedAt = System.currentTimeMillis();
    for (int i = 0; i < timed; i++) {
      newest.reach(eventTimes[i]);
      delays.updateUnlessNone(clock.since(eventTimes[i]));
    }
    timed = 0;
    waiting = 0;
  }

  /** The figures that are kept in state. */
  Map<String, Long> kept() {
    return totals.values();
  }
}
