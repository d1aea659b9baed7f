package io.ennead.binance.metrics;

import io.ennead.metrics.DelayHistogram;
import io.ennead.metrics.Gauges;
import io.ennead.metrics.MarketClock;
import io.ennead.metrics.Metric;
import io.ennead.metrics.StageTimes;
import io.ennead.records.Instrument;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.MetricGroup;

/**
 * What is measured of one reader while it runs: by its fetching thread, but for what leaves it,
 * which is the task's. What must survive it travels with the trades instead, as {@link
 * io.ennead.records.Tally}.
 */
public final class FeedMetrics {

  /** What is counted. */
  public enum Count {
    FRAMES(Metric.FRAMES_RECEIVED),
    PINGS(Metric.PINGS_ANSWERED),
    TRADES(Metric.TRADES_DELIVERED),
    DUPLICATES(Metric.DUPLICATES_DROPPED);

    private final Metric metric;

    Count(Metric metric) {
      this.metric = metric;
    }
  }

  private final MetricGroup group;
  private final MarketClock clock;
  private final Map<Count, AtomicLong> counts = new EnumMap<>(Count.class);
  private final DelayHistogram receiveDelays;
  private final DelayHistogram emitDelays;
  private final StageTimes emitted;
  private volatile long frameAt = Gauges.NONE;

  /**
   * @param clock of the market, as far as it is known
   */
  public FeedMetrics(MetricGroup group, MarketClock clock) {
    this.group = group;
    this.clock = clock;
    for (Count count : Count.values()) {
      AtomicLong value = new AtomicLong();
      counts.put(count, value);
      show(count.metric, value::get);
    }
    receiveDelays = Gauges.delays(group, Metric.RECEIVE_DELAY);
    emitDelays = Gauges.delays(group, Metric.EMIT_DELAY);
    emitted = new StageTimes(group);
    show(Metric.LAST_FRAME_AT, () -> frameAt);
  }

  /** Shows a further figure of the reader. */
  public void show(Metric metric, LongSupplier value) {
    Gauges.show(group, metric, value);
  }

  public void add(Count count) {
    counts.get(count).incrementAndGet();
  }

  public long get(Count count) {
    return counts.get(count).get();
  }

  /** A frame was taken. */
  public void frameTaken(long wallMillis) {
    add(Count.FRAMES);
    frameAt = wallMillis;
  }

  /** Begins to measure an instrument's stream. */
  public Receipts receipts(Instrument instrument) {
    return new Receipts(instrument);
  }

  /** A trade of that time leaves the reader, in epoch milliseconds. */
  public void emitted(long tradeMillis) {
    emitted.made(tradeMillis);
    emitDelays.updateUnlessNone(clock.since(tradeMillis));
  }

  /** When trades of one instrument's stream are received. */
  public final class Receipts {

    private volatile long at = Gauges.NONE;

    private Receipts(Instrument instrument) {
      Gauges.show(
          group,
          Metric.LAST_TRADE_AT,
          List.of(instrument.exchange(), instrument.symbol()),
          () -> at);
    }

    /** The stream brought a trade of that time, in epoch milliseconds. */
    public void received(long tradeMillis, long wallMillis) {
      at = wallMillis;
      receiveDelays.updateUnlessNone(clock.since(tradeMillis));
    }
  }
}
