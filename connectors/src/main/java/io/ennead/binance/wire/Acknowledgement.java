package io.ennead.binance.wire;

/**
 * The answer to a control message. It says that the message was read, never that data will flow.
 *
 * @param id the id of the control message as text, or null
 */
public record Acknowledgement(String id) implements VenueMessage {}
