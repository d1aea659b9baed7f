package io.ennead.analytics.signals;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.consensus.Drawn;
import io.ennead.records.Candle;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import java.math.BigDecimal;
import java.util.List;

/** Self-made series as candles. */
final class DrawnCandles {

  private DrawnCandles() {}

  static List<Candle> walk(long seed, Interval interval, int candles) {
    return of(Drawn.walk(seed, interval, candles), interval);
  }

  static List<Candle> of(List<Bar> bars, Interval interval) {
    return bars.stream().map(bar -> candle(bar, interval)).toList();
  }

  static Candle gap(Candle candle) {
    return Candle.empty(
        candle.instrument(),
        candle.interval(),
        candle.openTime(),
        candle.open(),
        Quality.GAP,
        0,
        candle.origin());
  }

  private static Candle candle(Bar bar, Interval interval) {
    return new Candle(
        RecordedCandles.BTCUSDT,
        interval,
        bar.openTime(),
        BigDecimal.valueOf(bar.open()),
        BigDecimal.valueOf(bar.high()),
        BigDecimal.valueOf(bar.low()),
        BigDecimal.valueOf(bar.close()),
        BigDecimal.valueOf(bar.volume()),
        null,
        null,
        BigDecimal.valueOf(bar.takerBuyVolume()),
        null,
        null,
        null,
        Quality.COMPLETE,
        0,
        Origin.HISTORICAL);
  }
}
