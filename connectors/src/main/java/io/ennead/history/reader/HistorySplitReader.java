package io.ennead.history.reader;

import io.ennead.history.merge.RowType;
import io.ennead.history.options.HistoryOptions;
import io.ennead.history.split.HistorySplit;
import io.ennead.records.Interval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;

/**
 * Reads the files of a reader's instruments on the fetching thread, always from the instrument that
 * lies furthest behind: so that their event times advance together, within a minute of each other.
 */
final class HistorySplitReader<T> implements SplitReader<RowBatch<T>, HistorySplit> {

  /** Rows per call of the emitter; between two calls a checkpoint may pass. */
  private static final int ROWS_PER_BATCH = 64;

  private final RowType<T> type;
  private final HistoryOptions options;
  private final Pacer pacer;
  private final PriorityQueue<SplitCursor<T>> cursors =
      new PriorityQueue<>(
          Comparator.<SplitCursor<T>>comparingLong(SplitCursor::nextMillis)
              .thenComparing(SplitCursor::splitId));
  private RowBatches<T> prepared;
  private long preparedMillis;

  HistorySplitReader(RowType<T> type, HistoryOptions options) {
    this.type = type;
    this.options = options;
    this.pacer = new Pacer(options.speed());
  }

  @Override
  public void handleSplitsChanges(SplitsChange<HistorySplit> change) {
    if (!(change instanceof SplitsAddition)) {
      throw new UnsupportedOperationException("splits are only ever added, not: " + change);
    }
    for (HistorySplit split : change.splits()) {
      SplitCursor<T> cursor = new SplitCursor<>(split, type, options);
      try {
        cursor.open();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      cursors.add(cursor);
    }
  }

  @Override
  public RecordsWithSplitIds<RowBatch<T>> fetch() throws IOException {
    if (prepared == null) {
      prepared = prepare();
    }
    try {
      if (!pacer.await(preparedMillis)) {
        return new RowBatches<>();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new RowBatches<>();
    }
    RowBatches<T> due = prepared;
    prepared = null;
    return due;
  }

  private RowBatches<T> prepare() throws IOException {
    RowBatches<T> batches = new RowBatches<>();
    int rows = 0;
    long end = Long.MAX_VALUE;
    while (rows < options.batchRows() && !cursors.isEmpty()) {
      SplitCursor<T> cursor = cursors.poll();
      if (cursor.isExhausted()) {
        cursor.close();
        batches.add(cursor.splitId(), new RowBatch<>(List.of(), true));
        continue;
      }
      long millis = cursor.nextMillis();
      if (millis >= options.from()) {
        pacer.begin(millis);
      }
      if (pacer.isPaced() && millis >= end) {
        cursors.add(cursor);
        break;
      }
      end = Math.min(end, millis + pacer.step());
      preparedMillis = millis;
      List<T> taken =
          cursor.take(sliceEnd(millis, end), Math.min(ROWS_PER_BATCH, options.batchRows()));
      rows += taken.size();
      batches.add(cursor.splitId(), new RowBatch<>(taken, false));
      cursors.add(cursor);
    }
    return batches;
  }

  /** Rows are served minute by minute, and paced ones in still smaller steps. */
  private long sliceEnd(long millis, long pacedEnd) {
    long minuteEnd = Interval.M1.end(Interval.M1.floor(millis));
    return pacer.isPaced() ? Math.min(minuteEnd, pacedEnd) : minuteEnd;
  }

  @Override
  public void wakeUp() {
    pacer.wakeUp();
  }

  @Override
  public void close() throws Exception {
    for (SplitCursor<T> cursor : cursors) {
      cursor.close();
    }
    cursors.clear();
  }
}
