package io.ennead.binance.wire;

/** The server is about to go: open another connection at once. */
public record ServerShutdown(long eventMillis) implements VenueMessage {}
