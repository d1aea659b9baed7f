package io.ennead.binance.wire;

import java.math.BigDecimal;

/**
 * The venue's own candle, forming or closed. Without a trade {@code tradeCount} is 0, both ids are
 * -1 and all prices are the previous close.
 *
 * @param eventMillis {@code E}, when it was sent, epoch milliseconds
 * @param interval e.g. {@code 1m}
 * @param openTime {@code t}, epoch milliseconds
 * @param endTime {@code T} + 1 ms: its end (exclusive), epoch milliseconds
 * @param firstTradeId {@code f}, a trade id, never an aggregate's
 * @param lastTradeId {@code L}, likewise
 * @param open in 1e-8, as high, low and close
 * @param volume in the base asset
 * @param takerBuyVolume base volume in which the taker bought
 * @param closed {@code x}: nothing more will come into it
 */
public record VenueKline(
    String symbol,
    long eventMillis,
    String interval,
    long openTime,
    long endTime,
    long firstTradeId,
    long lastTradeId,
    long tradeCount,
    long open,
    long high,
    long low,
    long close,
    BigDecimal volume,
    BigDecimal quoteVolume,
    BigDecimal takerBuyVolume,
    BigDecimal takerBuyQuoteVolume,
    boolean closed)
    implements VenueMessage {

  public VenueKline {
    if (endTime <= openTime) {
      throw new BadValueException("a kline from " + openTime + " cannot end at " + endTime);
    }
    if (high < Math.max(open, close) || low > Math.min(open, close)) {
      throw new BadValueException("open or close of the kline lies outside of its high and low");
    }
    boolean quiet = tradeCount == 0 && firstTradeId == -1 && lastTradeId == -1;
    if (!quiet && (tradeCount <= 0 || firstTradeId < 0 || lastTradeId < firstTradeId)) {
      throw new BadValueException(
          "a kline of n = %d trades cannot have f = %d and L = %d"
              .formatted(tradeCount, firstTradeId, lastTradeId));
    }
  }

  static VenueKline of(Fields k, long eventMillis, String symbol) {
    if (!symbol.equals(k.text('s'))) {
      throw new BadValueException("s is " + symbol + " outside and " + k.text('s') + " inside");
    }
    return new VenueKline(
        symbol,
        eventMillis,
        k.text('i'),
        VenueTime.millis("t", k.integer('t')),
        VenueTime.millis("T", k.integer('T')) + 1,
        k.integer('f'),
        k.integer('L'),
        k.integer('n'),
        k.positive('o'),
        k.positive('h'),
        k.positive('l'),
        k.positive('c'),
        k.volume('v'),
        k.volume('q'),
        k.volume('V'),
        k.volume('Q'),
        k.flag('x'));
  }

  /** Whether no trade is in it. */
  public boolean isQuiet() {
    return tradeCount == 0;
  }
}
