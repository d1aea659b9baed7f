package io.ennead.simulator.market;

/**
 * A single trade, the unit of Binance's {@code trade} stream.
 *
 * @param id contiguous per symbol
 * @param price in 1e-8 of the quote asset
 * @param quantity in 1e-8 of the base asset
 * @param timeMicros microseconds since the epoch
 * @param buyerMaker true if the taker sold
 */
public record Fill(long id, long price, long quantity, long timeMicros, boolean buyerMaker) {}
