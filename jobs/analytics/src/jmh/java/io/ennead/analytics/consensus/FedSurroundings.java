package io.ennead.analytics.consensus;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Candle;
import io.ennead.records.FuturesContext;
import io.ennead.records.FuturesReading;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import io.ennead.records.SentimentReading;
import io.ennead.records.SentimentReading.Scale;
import java.math.BigDecimal;
import java.util.List;

/** Every feed has a fresh value at every candle; the future trades as the spot market does. */
final class FedSurroundings {

  private static final Instrument PERPETUAL = Instrument.binance("BTCUSDT");
  private static final Interval INTERVAL = Interval.M15;
  private static final long PERIOD = INTERVAL.millis();

  private FedSurroundings() {}

  static Surroundings at(Bar bar) {
    long now = INTERVAL.end(bar.openTime());
    double pull = (bar.close() - bar.open()) / bar.open();
    return new Surroundings(
        List.of(),
        List.of(new SentimentReading("index", Scale.FEAR_AND_GREED, now, 20, 96 * PERIOD)),
        new FuturesContext(
            new FuturesReading(now, pull / 10, PERIOD),
            new FuturesReading(now, .0001 + pull / 20, 32 * PERIOD),
            new FuturesReading(now, 1_000 * (1 + pull), PERIOD),
            new FuturesReading(now, 1 + 100 * Math.abs(pull), PERIOD),
            future(bar)));
  }

  private static Candle future(Bar bar) {
    return new Candle(
        PERPETUAL,
        INTERVAL,
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
        Origin.values()[0]);
  }
}
