package io.ennead.context.source;

import io.ennead.context.ContextFeed;
import io.ennead.context.ContextFeed.Part;
import io.ennead.context.ContextFeedFactory;
import io.ennead.records.ContextRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;
import org.apache.flink.core.io.InputStatus;

/** The task's side of a feed. */
public final class ContextReader
    extends SingleThreadMultiplexSourceReaderBase<
        Part, ContextRecord, ContextSplit, ContextPosition> {

  private ContextPosition position;
  private String splitId;
  private long snapshotting;

  public static ContextReader of(ContextFeedFactory feeds, SourceReaderContext context) {
    return new ContextReader(feeds, context);
  }

  private ContextReader(ContextFeedFactory feeds, SourceReaderContext context) {
    super(
        () -> {
          try {
            return new ContextSplitReader(feeds.open());
          } catch (IOException e) {
            throw new UncheckedIOException("the feed cannot be opened: " + e.getMessage(), e);
          }
        },
        (part, output, state) -> {
          if (state.passes(part)) {
            emit(part, output);
          }
        },
        context.getConfiguration(),
        context);
  }

  private static void emit(Part part, SourceOutput<ContextRecord> output) {
    for (ContextRecord record : part.records()) {
      output.collect(record, record.time() - 1);
    }
    if (part.until() != ContextFeed.BEGINNING) {
      output.emitWatermark(new Watermark(part.until() - 1));
    }
  }

  @Override
  public InputStatus pollNext(ReaderOutput<ContextRecord> output) throws Exception {
    if (position != null) {
      for (Part part = position.release(); part != null; part = position.release()) {
        emit(part, output.createOutputForSplit(splitId));
      }
    }
    return super.pollNext(output);
  }

  @Override
  public List<ContextSplit> snapshotState(long checkpoint) {
    snapshotting = checkpoint;
    return super.snapshotState(checkpoint);
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    super.notifyCheckpointComplete(checkpoint);
    if (position != null) {
      position.completed(checkpoint);
      // What is held may leave now, even if nothing new is read.
      splitFetcherManager.getQueue().notifyAvailable();
    }
  }

  @Override
  protected ContextPosition initializedState(ContextSplit split) {
    splitId = split.splitId();
    position = new ContextPosition(split);
    return position;
  }

  @Override
  protected ContextSplit toSplitType(String id, ContextPosition state) {
    return state.snapshot(snapshotting);
  }

  @Override
  protected void onSplitFinished(Map<String, ContextPosition> finished) {
    position = null;
  }
}
