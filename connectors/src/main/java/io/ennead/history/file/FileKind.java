package io.ennead.history.file;

import io.ennead.history.options.HistoryInput;

/** What the rows of a file are. */
public enum FileKind {
  TRADES(HistoryInput.TRADES, "trades"),
  AGG_TRADES(HistoryInput.TRADES, "aggTrades"),
  KLINES(HistoryInput.KLINES, "klines"),
  FRAME_TRADES(HistoryInput.FRAMES, "trade frames"),
  FRAME_AGG_TRADES(HistoryInput.FRAMES, "aggTrade frames");

  private final HistoryInput input;
  private final String label;

  FileKind(HistoryInput input, String label) {
    this.input = input;
    this.label = label;
  }

  public HistoryInput input() {
    return input;
  }

  /** Whether the ids of both are of one sequence, so that their files may be merged. */
  public boolean sharesIdsWith(FileKind other) {
    return isAggregated() == other.isAggregated() && (this == KLINES) == (other == KLINES);
  }

  public boolean isAggregated() {
    return this == AGG_TRADES || this == FRAME_AGG_TRADES;
  }

  @Override
  public String toString() {
    return label;
  }
}
