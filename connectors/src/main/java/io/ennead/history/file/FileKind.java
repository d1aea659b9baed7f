package io.ennead.history.file;

import io.ennead.history.options.HistoryInput;
import java.util.Locale;

/** What the rows of a file are. */
public enum FileKind {
  TRADES(HistoryInput.TRADES),
  AGG_TRADES(HistoryInput.TRADES),
  KLINES(HistoryInput.KLINES),
  FRAME_TRADES(HistoryInput.FRAMES),
  FRAME_AGG_TRADES(HistoryInput.FRAMES);

  private final HistoryInput input;

  FileKind(HistoryInput input) {
    this.input = input;
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
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
