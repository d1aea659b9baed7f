package io.ennead.binance.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** The counters of one reader: written by its fetching thread, read by any. */
public final class FeedMetrics {

  /** What is counted. */
  public enum Count {
    FRAMES("framesReceived"),
    REJECTED("framesRejected"),
    PINGS("pingsAnswered"),
    TRADES("tradesEmitted"),
    DUPLICATES("duplicatesDropped"),
    CONNECTS("connectionAttempts"),
    DISCONNECTS("connectionsLost"),
    SPLICES("splices"),
    SPLICED("tradesSpliced"),
    PROBES("probes"),
    REST_REFUSED("restRefused"),
    AUDIT_AGREED("auditAgreed"),
    AUDIT_DIFFERED("auditDiffered");

    private final String title;

    Count(String title) {
      this.title = title;
    }
  }

  private final Map<Count, AtomicLong> counts = new EnumMap<>(Count.class);

  public FeedMetrics() {
    for (Count count : Count.values()) {
      counts.put(count, new AtomicLong());
    }
  }

  public void add(Count count) {
    add(count, 1);
  }

  public void add(Count count, long amount) {
    counts.get(count).addAndGet(amount);
  }

  public long get(Count count) {
    return counts.get(count).get();
  }

  /** Shows the counts, and these further values, in a metric group. */
  public void register(MetricGroup group, Map<String, LongSupplier> gauges) {
    counts.forEach((count, value) -> group.gauge(count.title, (Gauge<Long>) value::get));
    gauges.forEach((name, value) -> group.gauge(name, (Gauge<Long>) value::getAsLong));
  }
}
