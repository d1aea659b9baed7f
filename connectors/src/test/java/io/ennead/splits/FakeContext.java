package io.ennead.splits;

import io.ennead.history.split.HistorySplit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;

/** Remembers what an enumerator tells its readers. */
final class FakeContext implements SplitEnumeratorContext<HistorySplit> {

  /** Per reader, each assignment it was given. */
  final Map<Integer, List<List<HistorySplit>>> assigned = new TreeMap<>();

  /** The readers that were told that no more come. */
  final List<Integer> finished = new ArrayList<>();

  private final int readers;

  FakeContext(int readers) {
    this.readers = readers;
  }

  @Override
  public int currentParallelism() {
    return readers;
  }

  @Override
  public void assignSplits(SplitsAssignment<HistorySplit> assignment) {
    assignment
        .assignment()
        .forEach(
            (reader, splits) ->
                assigned.computeIfAbsent(reader, any -> new ArrayList<>()).add(splits));
  }

  @Override
  public void signalNoMoreSplits(int reader) {
    finished.add(reader);
  }

  @Override
  public SplitEnumeratorMetricGroup metricGroup() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void sendEventToSourceReader(int reader, SourceEvent event) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<Integer, ReaderInfo> registeredReaders() {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> void callAsync(
      Callable<T> callable, BiConsumer<T, Throwable> handler, long initialDelay, long period) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void runInCoordinatorThread(Runnable runnable) {
    throw new UnsupportedOperationException();
  }
}
