package io.ennead.binance.wire;

/**
 * The last price of a symbol, sent once a second while the stream lives.
 *
 * @param eventMillis {@code E}, epoch milliseconds
 * @param close the last price in 1e-8
 */
public record MiniTicker(String symbol, long eventMillis, long close) implements VenueMessage {}
