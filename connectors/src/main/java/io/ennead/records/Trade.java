package io.ennead.records;

import java.util.Objects;

/**
 * One trade, or one aggregate of the fills of a taker order at one price and time.
 *
 * <p>Price and quantity are exact: integers in units of 1e-8, see {@link Decimals}.
 *
 * @param id the ledger's id: the trade id of a {@code trade} stream, the aggregate id of an {@code
 *     aggTrade} stream; contiguous per instrument
 * @param firstTradeId the lowest trade id in it
 * @param lastTradeId the highest trade id in it
 * @param price in 1e-8 of the quote asset, positive
 * @param quantity in 1e-8 of the base asset, positive
 * @param timeMicros when it was traded, microseconds since the epoch
 * @param buyerIsMaker true when the taker sold
 */
public record Trade(
    Instrument instrument,
    long id,
    long firstTradeId,
    long lastTradeId,
    long price,
    long quantity,
    long timeMicros,
    boolean buyerIsMaker)
    implements MarketEvent {

  public Trade {
    Objects.requireNonNull(instrument, "instrument");
    if (price <= 0) {
      throw new IllegalArgumentException(
          "price " + Decimals.format(price) + " of trade " + id + " is not above zero");
    }
    if (quantity <= 0) {
      throw new IllegalArgumentException(
          "quantity " + Decimals.format(quantity) + " of trade " + id + " is not above zero");
    }
    if (lastTradeId < firstTradeId) {
      throw new IllegalArgumentException(
          "trade "
              + id
              + " ends with trade id "
              + lastTradeId
              + " before its first, "
              + firstTradeId);
    }
  }

  /** When it was traded, in milliseconds since the epoch (rounded down). */
  public long timeMillis() {
    return Math.floorDiv(timeMicros, 1_000L);
  }

  /** How many trades it stands for. */
  public long count() {
    return lastTradeId - firstTradeId + 1;
  }
}
