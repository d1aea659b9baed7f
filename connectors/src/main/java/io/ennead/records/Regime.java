package io.ennead.records;

/** What kind of market a candle closed in. */
public enum Regime {
  /** The range is among the widest of late; judged before the others. */
  VOLATILE,
  TRENDING,
  RANGING
}
