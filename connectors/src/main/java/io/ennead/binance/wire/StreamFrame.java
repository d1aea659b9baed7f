package io.ennead.binance.wire;

/**
 * One frame.
 *
 * @param stream the stream's name from the wrapper of a combined connection; null on a raw one
 */
public record StreamFrame(String stream, VenueMessage message) {}
