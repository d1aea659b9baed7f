package io.ennead.history.reader;

import io.ennead.history.merge.MergedRows;
import io.ennead.history.merge.RowType;
import io.ennead.history.options.HistoryOptions;
import io.ennead.history.split.HistorySplit;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The reading side of a split: its merged rows, one of them looked at in advance. */
final class SplitCursor<T> implements Closeable {

  private final HistorySplit split;
  private final RowType<T> type;
  private final MergedRows<T> rows;
  private final long stopMillis;
  private T head;

  SplitCursor(HistorySplit split, RowType<T> type, HistoryOptions options) {
    this.split = split;
    this.type = type;
    this.rows =
        new MergedRows<>(
            type,
            split.filesFrom(options.from(), options.toleranceMillis()),
            split.progress().key(),
            options,
            (kept, repeated) -> {});
    this.stopMillis =
        options.to() > Long.MAX_VALUE - options.toleranceMillis()
            ? Long.MAX_VALUE
            : options.to() + options.toleranceMillis();
  }

  /** Reads the first row. */
  void open() throws IOException {
    head = rows.next();
  }

  String splitId() {
    return split.splitId();
  }

  boolean isExhausted() {
    return head == null;
  }

  /** The time of the next row, epoch milliseconds; an exhausted split comes first. */
  long nextMillis() {
    return head == null ? Long.MIN_VALUE : type.millis(head);
  }

  /** The next rows as long as their time is below a limit, and at most so many. */
  List<T> take(long untilMillis, int limit) throws IOException {
    List<T> taken = new ArrayList<>(Math.min(limit, 64));
    while (head != null && taken.size() < limit && type.millis(head) < untilMillis) {
      taken.add(head);
      // One row beyond the cut proves it whole; nothing after that can lie inside.
      head = type.millis(head) >= stopMillis ? null : rows.next();
    }
    return taken;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
