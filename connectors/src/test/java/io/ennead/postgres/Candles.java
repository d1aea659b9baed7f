package io.ennead.postgres;

import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import java.math.BigDecimal;

/** Candles for tests: each value follows from the open time. */
final class Candles {

  private Candles() {}

  static Candle at(long openTime) {
    return at(Instrument.binance("BTCUSDT"), openTime);
  }

  static Candle at(Instrument instrument, long openTime) {
    long minute = openTime / Interval.M1.millis();
    BigDecimal low = BigDecimal.valueOf(100_00000000L + minute, 8);
    return new Candle(
        instrument,
        Interval.M1,
        openTime,
        low.add(BigDecimal.ONE),
        low.add(BigDecimal.TEN),
        low,
        low.add(BigDecimal.valueOf(2)),
        BigDecimal.valueOf(minute, 6),
        BigDecimal.valueOf(minute, 4),
        minute % 1_000,
        BigDecimal.valueOf(minute, 7),
        BigDecimal.valueOf(minute, 5),
        minute,
        minute + 999,
        Quality.COMPLETE,
        0,
        Origin.HISTORICAL);
  }

  /** The same candle as a kline of six columns tells it. */
  static Candle without(Candle c) {
    return new Candle(
        c.instrument(),
        c.interval(),
        c.openTime(),
        c.open(),
        c.high(),
        c.low(),
        c.close(),
        c.volume(),
        null,
        null,
        null,
        null,
        null,
        null,
        c.quality(),
        c.revision(),
        c.origin());
  }

  /** The same candle with one price for all. */
  static Candle with(Candle c, String price, Quality quality, int revision) {
    BigDecimal p = new BigDecimal(price);
    return new Candle(
        c.instrument(),
        c.interval(),
        c.openTime(),
        p,
        p,
        p,
        p,
        c.volume(),
        c.quoteVolume(),
        c.tradeCount(),
        c.takerBuyVolume(),
        c.takerBuyQuoteVolume(),
        c.firstTradeId(),
        c.lastTradeId(),
        quality,
        revision,
        c.origin());
  }
}
