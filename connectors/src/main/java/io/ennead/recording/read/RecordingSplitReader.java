package io.ennead.recording.read;

import io.ennead.records.Interval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;

/**
 * Reads the files of a reader's instruments on the fetching thread, always from the instrument that
 * lies furthest behind, so that their event times advance together.
 */
final class RecordingSplitReader implements SplitReader<List<RecordedEvent>, RecordedSplit> {

  /** Events per call of the emitter; between two calls a checkpoint may pass. */
  private static final int EVENTS_PER_BATCH = 64;

  private static final int EVENTS_PER_FETCH = 1_024;

  private final PriorityQueue<EventCursor> cursors =
      new PriorityQueue<>(
          Comparator.comparingLong(EventCursor::nextMillis).thenComparing(EventCursor::splitId));

  @Override
  public void handleSplitsChanges(SplitsChange<RecordedSplit> change) {
    if (!(change instanceof SplitsAddition)) {
      throw new UnsupportedOperationException("splits are only ever added, not: " + change);
    }
    for (RecordedSplit split : change.splits()) {
      try {
        cursors.add(new EventCursor(split));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public RecordsWithSplitIds<List<RecordedEvent>> fetch() throws IOException {
    RecordsBySplits.Builder<List<RecordedEvent>> fetched = new RecordsBySplits.Builder<>();
    int events = 0;
    while (events < EVENTS_PER_FETCH && !cursors.isEmpty()) {
      EventCursor cursor = cursors.poll();
      if (cursor.isExhausted()) {
        cursor.close();
        fetched.addFinishedSplit(cursor.splitId());
        continue;
      }
      long minuteEnd = Interval.M1.end(Interval.M1.floor(Math.max(0, cursor.nextMillis())));
      List<RecordedEvent> taken = cursor.take(minuteEnd, EVENTS_PER_BATCH);
      events += taken.size();
      fetched.add(cursor.splitId(), taken);
      cursors.add(cursor);
    }
    return fetched.build();
  }

  @Override
  public void wakeUp() {
    // A fetch waits for nothing.
  }

  @Override
  public void close() throws Exception {
    for (EventCursor cursor : cursors) {
      cursor.close();
    }
    cursors.clear();
  }
}
