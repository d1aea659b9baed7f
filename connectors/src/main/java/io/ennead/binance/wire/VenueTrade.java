package io.ennead.binance.wire;

import io.ennead.records.Instrument;
import io.ennead.records.Trade;

/**
 * An event of a {@code trade} or {@code aggTrade} stream.
 *
 * @param kind which of the two; it says whose ids {@code id} is of
 * @param eventMillis {@code E}, when it was sent, epoch milliseconds
 * @param id {@code t} or {@code a}
 * @param firstTradeId {@code f}; of a single trade its own id
 * @param lastTradeId {@code l}; of a single trade its own id
 * @param price {@code p} in 1e-8
 * @param quantity {@code q} in 1e-8
 * @param timeMicros {@code T}, when it was traded, epoch microseconds
 * @param buyerIsMaker {@code m}: the taker sold
 */
public record VenueTrade(
    TradeKind kind,
    String symbol,
    long eventMillis,
    long id,
    long firstTradeId,
    long lastTradeId,
    long price,
    long quantity,
    long timeMicros,
    boolean buyerIsMaker)
    implements VenueMessage {

  private static final long AHEAD_MILLIS = 60_000L;

  public VenueTrade {
    if (lastTradeId < firstTradeId) {
      throw new BadValueException("l = " + lastTradeId + " is below f = " + firstTradeId);
    }
    if (timeMicros / 1_000L > eventMillis + AHEAD_MILLIS) {
      throw new BadValueException(
          "T = " + timeMicros + " us is more than a minute after E = " + eventMillis + " ms");
    }
  }

  static VenueTrade of(TradeKind kind, Fields fields, long eventMillis, String symbol) {
    boolean single = kind == TradeKind.TRADE;
    long id = fields.id(single ? 't' : 'a');
    return new VenueTrade(
        kind,
        symbol,
        eventMillis,
        id,
        single ? id : fields.id('f'),
        single ? id : fields.id('l'),
        fields.positive('p'),
        fields.positive('q'),
        VenueTime.micros("T", fields.integer('T')),
        fields.flag('m'));
  }

  /** The record of it. */
  public Trade toTrade(Instrument instrument) {
    return new Trade(
        instrument, id, firstTradeId, lastTradeId, price, quantity, timeMicros, buyerIsMaker);
  }
}
