package io.ennead.history.enumerator;

import io.ennead.history.split.HistorySplit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;

/**
 * Deals the instruments out to the readers, the largest first to the reader with the fewest rows.
 * Each reader gets all of its splits in one assignment, before it reads any: so none of its
 * watermarks can pass the rows of a split that it has yet to be given.
 */
public final class HistoryEnumerator
    implements SplitEnumerator<HistorySplit, HistoryEnumeratorState> {

  private final SplitEnumeratorContext<HistorySplit> context;
  private final Map<Integer, List<HistorySplit>> pending = new TreeMap<>();

  public HistoryEnumerator(
      SplitEnumeratorContext<HistorySplit> context, HistoryEnumeratorState state) {
    this.context = context;
    deal(state.unassigned());
  }

  private void deal(List<HistorySplit> splits) {
    long[] rows = new long[context.currentParallelism()];
    splits.stream()
        .sorted(
            Comparator.comparingLong(HistorySplit::rows)
                .reversed()
                .thenComparing(HistorySplit::instrument))
        .forEach(
            split -> {
              int reader = indexOfLowest(rows);
              rows[reader] += split.rows();
              pending.computeIfAbsent(reader, any -> new ArrayList<>()).add(split);
            });
  }

  private static int indexOfLowest(long[] values) {
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
  public void addReader(int subtaskId) {
    List<HistorySplit> splits = pending.remove(subtaskId);
    if (splits != null) {
      context.assignSplits(new SplitsAssignment<>(Map.of(subtaskId, splits)));
    }
    context.signalNoMoreSplits(subtaskId);
  }

  @Override
  public void handleSplitRequest(int subtaskId, String requesterHostname) {
    throw new IllegalStateException(
        "reader " + subtaskId + " asks for a split, although it was given all of its own");
  }

  @Override
  public void addSplitsBack(List<HistorySplit> splits, int subtaskId) {
    pending.computeIfAbsent(subtaskId, any -> new ArrayList<>()).addAll(splits);
  }

  @Override
  public HistoryEnumeratorState snapshotState(long checkpointId) {
    return new HistoryEnumeratorState(pending.values().stream().flatMap(List::stream).toList());
  }

  @Override
  public void close() {}
}
