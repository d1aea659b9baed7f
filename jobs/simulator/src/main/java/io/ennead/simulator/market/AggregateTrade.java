package io.ennead.simulator.market;

/**
 * The fills of one taker order at one price.
 *
 * @param id aggregate id, contiguous per symbol
 * @param price in 1e-8 of the quote asset
 * @param quantity in 1e-8 of the base asset
 * @param firstTradeId id of the first fill, the one after the last fill of the aggregate before
 * @param lastTradeId id of the last fill
 * @param timeMicros microseconds since the epoch
 * @param buyerMaker true if the taker sold
 */
public record AggregateTrade(
    long id,
    long price,
    long quantity,
    long firstTradeId,
    long lastTradeId,
    long timeMicros,
    boolean buyerMaker) {

  public AggregateTrade {
    if (price <= 0 || quantity <= 0 || lastTradeId < firstTradeId) {
      throw new IllegalArgumentException(
          "aggregate %d: price %d and quantity %d must be positive and fills %d..%d in order"
              .formatted(id, price, quantity, firstTradeId, lastTradeId));
    }
  }

  /** Number of fills, at least one. */
  public long fills() {
    return lastTradeId - firstTradeId + 1;
  }
}
