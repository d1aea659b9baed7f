package io.ennead.recording.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;

/**
 * Deals the instruments out to the readers, the largest first to the reader with the fewest events;
 * each reader gets all of its own at once, so that its watermark waits for every one of them.
 */
final class RecordingEnumerator implements SplitEnumerator<RecordedSplit, List<RecordedSplit>> {

  private final SplitEnumeratorContext<RecordedSplit> context;
  private final Map<Integer, List<RecordedSplit>> pending = new TreeMap<>();

  RecordingEnumerator(SplitEnumeratorContext<RecordedSplit> context, List<RecordedSplit> splits) {
    this.context = context;
    long[] events = new long[context.currentParallelism()];
    splits.stream()
        .sorted(
            Comparator.comparingLong(RecordedSplit::events)
                .reversed()
                .thenComparing(RecordedSplit::instrument))
        .forEach(
            split -> {
              int reader = lowest(events);
              events[reader] += split.events();
              pending.computeIfAbsent(reader, any -> new ArrayList<>()).add(split);
            });
  }

  private static int lowest(long[] values) {
    int lowest = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] < values[lowest]) {
        lowest = i;
      }
    }
    return lowest;
  }

  @Override
  public void start() {}

  @Override
  public void addReader(int subtask) {
    List<RecordedSplit> splits = pending.remove(subtask);
    if (splits != null) {
      context.assignSplits(new SplitsAssignment<>(Map.of(subtask, splits)));
    }
    context.signalNoMoreSplits(subtask);
  }

  @Override
  public void handleSplitRequest(int subtask, String host) {
    throw new IllegalStateException(
        "reader " + subtask + " asks for a split, although it was given all of its own");
  }

  @Override
  public void addSplitsBack(List<RecordedSplit> splits, int subtask) {
    pending.computeIfAbsent(subtask, any -> new ArrayList<>()).addAll(splits);
  }

  @Override
  public List<RecordedSplit> snapshotState(long checkpointId) {
    return pending.values().stream().flatMap(List::stream).toList();
  }

  @Override
  public void close() {}
}
