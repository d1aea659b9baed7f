package io.ennead.pipeline.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.analytics.indicators.IndicatorOptions;
import io.ennead.analytics.indicators.RevisionLog;
import io.ennead.metrics.Totals;
import io.ennead.pipeline.metrics.ShownMetrics;
import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IndicatorGaugesTest {

  @Test
  void the_state_of_a_warm_series_is_told_and_within_its_bounds() {
    ShownMetrics shown = new ShownMetrics();
    IndicatorGauges gauges = new IndicatorGauges(new Totals(shown), shown);
    Instrument instrument = Instrument.binance("BTCUSDT");
    RevisionLog log = new RevisionLog(instrument, Interval.M1, IndicatorOptions.DEFAULT);
    List<Candle> candles = CandleWalk.of(instrument, Interval.M1, 1_500, 8);
    for (int i = 0; i < candles.size(); i++) {
      int before = log.size();
      Candle candle = i == 1_400 ? CandleWalk.asGap(candles.get(i)) : candles.get(i);
      log.accept(candle, row -> {});
      gauges.observe(candle, log, before);
    }

    assertThat(shown.value("largestRingBytes")).isBetween(1_000L, 16 * 1_024L);
    assertThat(shown.value("largestFormulaBytes")).isBetween(1_000L, 12 * 1_024L);
    assertThat(shown.value("candlesKeptForRevision")).isEqualTo(100);
    assertThat(log.size()).isEqualTo(100);
    assertThat(shown.value("bufferSize")).isEqualTo(320);
    assertThat(shown.value("exchange.binance.symbol.BTCUSDT.interval.1m.candlesInBuffer"))
        .isEqualTo(320);
    assertThat(shown.value("lastEventTime")).isEqualTo(candles.get(1_499).closeTime());
  }
}
