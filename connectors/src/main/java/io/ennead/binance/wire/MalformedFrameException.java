package io.ennead.binance.wire;

/** A frame or REST body that cannot be what the venue sends: not its syntax, or not its values. */
public final class MalformedFrameException extends RuntimeException {

  private static final int EXCERPT = 200;

  private final String reason;
  private final String excerpt;

  MalformedFrameException(String reason, String text, Throwable cause) {
    super(reason + ": " + excerptOf(text), cause);
    this.reason = reason;
    this.excerpt = excerptOf(text);
  }

  /** What is wrong with it. */
  public String reason() {
    return reason;
  }

  /** How the text begins, up to 200 characters. */
  public String excerpt() {
    return excerpt;
  }

  private static String excerptOf(String text) {
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "...";
  }
}
