package io.ennead.splits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;

/** Remembers what an enumerator tells its readers, and what it asks. */
public final class FakeContext<S extends SourceSplit> implements SplitEnumeratorContext<S> {

  /** Per reader, each assignment it was given. */
  public final Map<Integer, List<List<S>>> assigned = new TreeMap<>();

  /** The readers that were told that no more come. */
  public final List<Integer> finished = new ArrayList<>();

  /** Per reader, the events it was told. */
  public final Map<Integer, List<SourceEvent>> told = new TreeMap<>();

  private final List<Runnable> asked = new ArrayList<>();
  private final int readers;

  public FakeContext(int readers) {
    this.readers = readers;
  }

  /** What was asked in the background gets its answer. */
  public void answer() {
    List<Runnable> questions = List.copyOf(asked);
    asked.clear();
    questions.forEach(Runnable::run);
  }

  @Override
  public int currentParallelism() {
    return readers;
  }

  @Override
  public void assignSplits(SplitsAssignment<S> assignment) {
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
    told.computeIfAbsent(reader, any -> new ArrayList<>()).add(event);
  }

  @Override
  public Map<Integer, ReaderInfo> registeredReaders() {
    throw new UnsupportedOperationException();
  }

  @Override
  public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
    asked.add(
        () -> {
          T found;
          try {
            found = callable.call();
          } catch (Exception failure) {
            handler.accept(null, failure);
            return;
          }
          handler.accept(found, null);
        });
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
