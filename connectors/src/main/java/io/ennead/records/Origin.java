package io.ennead.records;

import java.util.Locale;

/** Where a candle's content came from; provenance, not value. */
public enum Origin {
  /** Folded from the trades of a live stream. */
  WEBSOCKET,
  /** From a file of the exchange's archive or a recording. */
  HISTORICAL,
  /** From the exchange's REST interface. */
  REST;

  /** The text in the {@code source} column. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Origin of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
