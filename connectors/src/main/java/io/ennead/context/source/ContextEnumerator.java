package io.ennead.context.source;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Gives the one split to the one reader. */
public final class ContextEnumerator implements SplitEnumerator<ContextSplit, ContextSplit> {

  private final SplitEnumeratorContext<ContextSplit> context;
  private ContextSplit waiting;

  /**
   * @param waiting the split, or the absence of it if a reader has it
   */
  public ContextEnumerator(SplitEnumeratorContext<ContextSplit> context, ContextSplit waiting) {
    this.context = context;
    this.waiting = waiting;
  }

  @Override
  public void start() {
    if (context.currentParallelism() != 1) {
      throw new IllegalStateException(
          "a feed is read by one subtask, not by %d: set its parallelism to 1"
              .formatted(context.currentParallelism()));
    }
  }

  @Override
  public void addReader(int subtask) {
    if (waiting.present()) {
      context.assignSplit(waiting, subtask);
      waiting = ContextSplit.DEALT;
    }
    context.signalNoMoreSplits(subtask);
  }

  @Override
  public void handleSplitRequest(int subtask, String host) {
    // A reader asks for nothing: it is given its split.
  }

  @Override
  public void addSplitsBack(List<ContextSplit> splits, int subtask) {
    splits.forEach(split -> waiting = split);
  }

  @Override
  public ContextSplit snapshotState(long checkpointId) {
    return waiting;
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
