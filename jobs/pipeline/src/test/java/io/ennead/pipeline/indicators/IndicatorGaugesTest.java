package io.ennead.pipeline.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.analytics.indicators.IndicatorOptions;
import io.ennead.analytics.indicators.RevisionLog;
import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

final class IndicatorGaugesTest {

  /** Keeps what is registered. */
  private static final class Registered extends UnregisteredMetricsGroup {
    private final Map<String, Gauge<?>> gauges = new HashMap<>();

    @Override
    public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
      gauges.put(name, gauge);
      return gauge;
    }

    int value(String name) {
      return (Integer) gauges.get(name).getValue();
    }
  }

  @Test
  void the_state_of_a_warm_series_is_told_and_within_its_bounds() {
    Registered registered = new Registered();
    IndicatorGauges gauges = new IndicatorGauges();
    gauges.register(registered);
    Instrument instrument = Instrument.binance("BTCUSDT");
    RevisionLog log = new RevisionLog(instrument, Interval.M1, IndicatorOptions.DEFAULT);
    List<Candle> candles = CandleWalk.of(instrument, Interval.M1, 1_500, 8);
    for (int i = 0; i < candles.size(); i++) {
      int before = log.size();
      Candle candle = i == 1_400 ? CandleWalk.asGap(candles.get(i)) : candles.get(i);
      log.accept(candle, row -> {});
      gauges.observe(log, before);
    }

    assertThat(registered.value("largestRingBytes")).isBetween(1_000, 16 * 1_024);
    assertThat(registered.value("largestFormulaBytes")).isBetween(1_000, 12 * 1_024);
    assertThat(registered.value("candlesKeptForRevision")).isEqualTo(100);
    assertThat(log.size()).isEqualTo(100);
  }
}
