package io.ennead.binance.wire;

/** A well-formed event of a kind that is not used here, e.g. {@code depthUpdate}. */
public record Unrelated(String kind) implements VenueMessage {}
