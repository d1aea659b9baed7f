package io.ennead.binance.wire;

/**
 * A field that is missing or cannot be true; the parser turns it into a {@link
 * MalformedFrameException}.
 */
final class BadValueException extends RuntimeException {

  BadValueException(String reason) {
    super(reason);
  }
}
