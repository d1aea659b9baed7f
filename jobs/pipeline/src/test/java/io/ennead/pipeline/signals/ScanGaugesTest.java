package io.ennead.pipeline.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.analytics.signals.FeedBook;
import io.ennead.analytics.signals.ScanEngine;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.pipeline.indicators.CandleWalk;
import io.ennead.records.Candle;
import io.ennead.records.ContextRecord;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

final class ScanGaugesTest {

  /** Keeps what is registered. */
  private static final class Registered extends UnregisteredMetricsGroup {
    private final Map<String, Gauge<?>> gauges = new HashMap<>();

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
      gauges.put(name, gauge);
      return gauge;
    }

    int value(String name) {
      return Math.toIntExact((Long) gauges.get(name).getValue());
    }
  }

  @Test
  void the_state_of_nine_warm_heads_is_told_and_within_its_bounds() {
    Registered registered = new Registered();
    ScanGauges gauges = new ScanGauges();
    gauges.register(registered);
    Instrument instrument = Instrument.binance("BTCUSDT");
    int count = 2 * ScanGauges.MEASURE_EVERY + 1;
    List<ContextRecord> records = DrawnFeed.of(instrument, count, 5);
    ScanEngine engine =
        new ScanEngine(instrument, List.of(Interval.M15), SignalOptions.DEFAULT, Long.MIN_VALUE);
    FeedBook book = new FeedBook();
    int next = 0;
    for (Candle candle : CandleWalk.of(instrument, Interval.M15, count, 8)) {
      while (next < records.size() && records.get(next).time() <= candle.closeTime()) {
        book.add(records.get(next++));
      }
      engine.tick(candle.closeTime(), List.of(candle), book.feeds());
      gauges.observe(engine);
    }

    assertThat(registered.value("largestHeadBytes")).isBetween(20_000, 48 * 1_024);
    assertThat(registered.value("largestScanBytes"))
        .isBetween(registered.value("largestHeadBytes"), 96 * 1_024);
  }
}
