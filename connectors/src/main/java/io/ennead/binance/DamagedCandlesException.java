package io.ennead.binance;

/** Stored candles that are not what they are said to be: the source ends rather than use them. */
public final class DamagedCandlesException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param message names what is damaged, and the remedy
   */
  public DamagedCandlesException(String message, Throwable cause) {
    super(message, cause);
  }
}
