package io.ennead.binance.wire;

/**
 * An error of the venue, on a stream (flat, or under {@code error}) or as the body of a REST
 * answer.
 *
 * @param code e.g. -1121 for an unknown symbol
 * @param id the id of the control message that it answers, or null
 */
public record VenueError(long code, String message, String id) implements VenueMessage {}
