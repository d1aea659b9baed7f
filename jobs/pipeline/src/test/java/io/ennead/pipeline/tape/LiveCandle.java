package io.ennead.pipeline.tape;

import io.ennead.records.Candle;
import io.ennead.records.Origin;

/** The candle that a live source makes of the same trades. */
public final class LiveCandle {

  private LiveCandle() {}

  public static Candle of(Candle candle) {
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
        candle.quality(),
        candle.revision(),
        Origin.WEBSOCKET);
  }
}
