package io.ennead.pipeline.metrics;

import io.ennead.metrics.DelayHistogram;
import io.ennead.metrics.Gauges;
import io.ennead.metrics.MarketClock;
import io.ennead.metrics.Metric;
import io.ennead.metrics.Total;
import io.ennead.metrics.Totals;
import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Quality;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.MetricGroup;

/** Measures the candles that are made: how many of which kind, how old and how late the newest. */
public final class CandleMeter implements RowMeter<Candle> {

  /** The newest candle of an instrument. */
  private static final class Newest {
    private final Total closeTime;
    private volatile long delay = Gauges.NONE;

    Newest(Total closeTime) {
      this.closeTime = closeTime;
    }
  }

  private final Totals totals;
  private final MetricGroup group;
  private final MarketClock clock;
  private final DelayHistogram delays;
  private final Total[][] made = new Total[Interval.values().length][Quality.values().length];
  private final Map<Instrument, Newest> newest = new HashMap<>();

  /**
   * @param clock of the market, where it trades now
   */
  public CandleMeter(Totals totals, MetricGroup group, MarketClock clock) {
    this.totals = totals;
    this.group = group;
    this.clock = clock;
    this.delays = Gauges.delays(group, Metric.CLOSE_DELAY);
    for (List<String> labels : totals.labels(Metric.LAST_CLOSE_TIME)) {
      show(new Instrument(labels.get(0), labels.get(1)));
    }
    for (Interval interval : Interval.values()) {
      for (Quality quality : Quality.values()) {
        made[interval.ordinal()][quality.ordinal()] =
            totals.of(
                Metric.CANDLES_MADE, interval.label(), quality.name().toLowerCase(Locale.ROOT));
      }
    }
  }

  @Override
  public void count(Candle candle) {
    made[candle.interval().ordinal()][candle.quality().ordinal()].increment();
    Newest seen = newest(candle.instrument());
    if (candle.closeTime() > seen.closeTime.value()) {
      seen.closeTime.reach(candle.closeTime());
      seen.delay = clock.since(candle.closeTime());
      delays.updateUnlessNone(seen.delay);
    }
  }

  private Newest newest(Instrument instrument) {
    Newest known = newest.get(instrument);
    return known == null ? show(instrument) : known;
  }

  private Newest show(Instrument instrument) {
    List<String> labels = List.of(instrument.exchange(), instrument.symbol());
    Newest first =
        new Newest(totals.of(Metric.LAST_CLOSE_TIME, instrument.exchange(), instrument.symbol()));
    newest.put(instrument, first);
    Gauges.show(group, Metric.CLOSE_AGE, labels, () -> clock.since(first.closeTime.value()));
    Gauges.show(group, Metric.LAST_CLOSE_DELAY, labels, () -> first.delay);
    return first;
  }
}
