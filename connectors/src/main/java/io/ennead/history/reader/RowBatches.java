package io.ennead.history.reader;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;

/** What one fetch hands over: batches of several splits, in the order in which they are served. */
final class RowBatches<T> implements RecordsWithSplitIds<RowBatch<T>> {

  private final Deque<Entry<T>> entries = new ArrayDeque<>();
  private final Set<String> finished = new HashSet<>();
  private RowBatch<T> current;

  void add(String splitId, RowBatch<T> batch) {
    entries.add(new Entry<>(splitId, batch));
    if (batch.last()) {
      finished.add(splitId);
    }
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  @Override
  public String nextSplit() {
    Entry<T> next = entries.poll();
    if (next == null) {
      return null;
    }
    current = next.batch();
    return next.splitId();
  }

  @Override
  public RowBatch<T> nextRecordFromSplit() {
    RowBatch<T> batch = current;
    current = null;
    return batch;
  }

  @Override
  public Set<String> finishedSplits() {
    return finished;
  }

  private record Entry<T>(String splitId, RowBatch<T> batch) {}
}
