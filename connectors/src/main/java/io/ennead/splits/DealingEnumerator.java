package io.ennead.splits;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;

/**
 * Deals the splits of a bounded source out to the readers, the largest first to the reader with the
 * least to read. Each reader gets all of its splits in one assignment, before it reads any: so none
 * of its watermarks can pass what is in a split that it has yet to be given.
 *
 * @param <S> a split, of one instrument
 * @param <C> what a checkpoint keeps: the splits that no reader has been given
 */
public final class DealingEnumerator<S extends SourceSplit, C> implements SplitEnumerator<S, C> {

  private final SplitEnumeratorContext<S> context;
  private final Function<List<S>, C> state;
  private final Map<Integer, List<S>> pending = new TreeMap<>();

  /**
   * @param splits those that no reader has been given
   * @param size of a split, in what it holds; where two are equal their ids decide
   * @param state what a checkpoint keeps of the splits that wait
   */
  public DealingEnumerator(
      SplitEnumeratorContext<S> context,
      List<S> splits,
      ToLongFunction<S> size,
      Function<List<S>, C> state) {
    this.context = context;
    this.state = state;
    long[] dealt = new long[context.currentParallelism()];
    splits.stream()
        .sorted(Comparator.comparingLong(size).reversed().thenComparing(SourceSplit::splitId))
        .forEach(
            split -> {
              int reader = indexOfLowest(dealt);
              dealt[reader] += size.applyAsLong(split);
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
  public void addReader(int subtask) {
    List<S> splits = pending.remove(subtask);
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
  public void addSplitsBack(List<S> splits, int subtask) {
    pending.computeIfAbsent(subtask, any -> new ArrayList<>()).addAll(splits);
  }

  @Override
  public C snapshotState(long checkpoint) {
    return state.apply(pending.values().stream().flatMap(List::stream).toList());
  }

  @Override
  public void close() {}
}
