package io.ennead.history.options;

/** What a set of files is said to hold. */
public enum HistoryInput {
  /** Dump files of single trades or of aggregated ones. */
  TRADES,
  /** Dump files of candles. */
  KLINES,
  /** Recorded raw WebSocket frames. */
  FRAMES
}
