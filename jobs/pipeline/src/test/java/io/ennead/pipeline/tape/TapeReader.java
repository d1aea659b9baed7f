package io.ennead.pipeline.tape;

import io.ennead.records.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Plays its tapes in turn, a batch of each. */
final class TapeReader implements SourceReader<MarketEvent, TapeSplit> {

  /** Trades per call: with one, the source itself is what limits the throughput. */
  private static final int BATCH = 64;

  private final List<Tape> tapes;
  private final long toleranceMillis;
  private final Script script;
  private final List<TapeFeed> feeds = new ArrayList<>();
  private CompletableFuture<Void> available = new CompletableFuture<>();
  private boolean complete;
  private int turn;

  TapeReader(List<Tape> tapes, long toleranceMillis, Script script) {
    this.tapes = tapes;
    this.toleranceMillis = toleranceMillis;
    this.script = script;
  }

  @Override
  public void start() {}

  @Override
  public InputStatus pollNext(ReaderOutput<MarketEvent> output) {
    if (!complete) {
      return nothing();
    }
    // All of them before the first plays: the watermark is the lowest of the outputs there are.
    feeds.forEach(feed -> feed.open(output));
    for (int i = feeds.size(); i > 0; i--) {
      TapeFeed feed = feeds.get(turn++ % feeds.size());
      if (feed.play(BATCH)) {
        if (feed.isAtEnd()) {
          output.releaseOutputForSplit(feed.splitId());
          feeds.remove(feed);
        }
        return InputStatus.MORE_AVAILABLE;
      }
    }
    return feeds.isEmpty() ? InputStatus.END_OF_INPUT : nothing();
  }

  private InputStatus nothing() {
    if (available.isDone()) {
      available = new CompletableFuture<>();
    }
    return InputStatus.NOTHING_AVAILABLE;
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return available;
  }

  @Override
  public void addSplits(List<TapeSplit> splits) {
    for (TapeSplit split : splits) {
      feeds.add(new TapeFeed(split, tapes.get(split.tape()), toleranceMillis, script));
    }
  }

  @Override
  public void notifyNoMoreSplits() {
    complete = true;
    available.complete(null);
  }

  @Override
  public List<TapeSplit> snapshotState(long checkpointId) {
    return feeds.stream().map(feed -> feed.snapshot(checkpointId)).toList();
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {
    feeds.forEach(feed -> feed.checkpointed(checkpointId));
    available.complete(null);
  }

  @Override
  public void close() {}
}
