package io.ennead.pipeline.indicators;

import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A seeded walk of candles with flat stretches and spikes of volume. */
public final class CandleWalk {

  /** 2025-08-01 00:00 UTC. */
  static final long START = 1_754_006_400_000L;

  private CandleWalk() {}

  public static List<Candle> of(Instrument instrument, Interval interval, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Candle> candles = new ArrayList<>();
    long price = 5_000_000;
    for (int i = 0; i < count; i++) {
      boolean flat = i % 97 > 90;
      long open = price;
      long high = open + (flat ? 0 : random.nextLong(2_000));
      long low = open - (flat ? 0 : random.nextLong(2_000));
      long close = flat ? open : random.nextLong(low, high + 1);
      long volume = flat ? 1 : random.nextLong(1, i % 61 == 0 ? 100_000_000 : 100_000);
      candles.add(
          new Candle(
              instrument,
              interval,
              START + i * interval.millis(),
              BigDecimal.valueOf(open, 2),
              BigDecimal.valueOf(high, 2),
              BigDecimal.valueOf(low, 2),
              BigDecimal.valueOf(close, 2),
              BigDecimal.valueOf(volume, 5),
              null,
              null,
              BigDecimal.valueOf(random.nextLong(volume + 1), 5),
              null,
              null,
              null,
              Quality.COMPLETE,
              0,
              Origin.HISTORICAL));
      price = close;
    }
    return candles;
  }

  /** The same candle as a gap, without what was traded in it. */
  public static Candle asGap(Candle candle) {
    return Candle.empty(
        candle.instrument(),
        candle.interval(),
        candle.openTime(),
        candle.open(),
        Quality.GAP,
        0,
        candle.origin());
  }

  /** The same candle, come again whole. */
  static Candle repaired(Candle candle) {
    return new Candle(
        candle.instrument(),
        candle.interval(),
        candle.openTime(),
        candle.open(),
        candle.high(),
        candle.low(),
        candle.close(),
        candle.volume(),
        candle.quoteVolume(),
        candle.tradeCount(),
        candle.takerBuyVolume(),
        candle.takerBuyQuoteVolume(),
        candle.firstTradeId(),
        candle.lastTradeId(),
        Quality.REPAIRED,
        1,
        candle.origin());
  }
}
