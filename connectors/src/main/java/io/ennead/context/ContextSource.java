package io.ennead.context;

import io.ennead.context.source.ContextEnumerator;
import io.ennead.context.source.ContextReader;
import io.ennead.context.source.ContextSplit;
import io.ennead.context.source.ContextSplitSerializer;
import io.ennead.records.ContextRecord;
import java.util.Objects;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * A feed as a source. It is one split, read by one subtask: run it with parallelism 1. Its position
 * is the instant up to which all was emitted, so that a restored job reads on from there.
 *
 * <p>Emits watermarks itself: {@code until - 1} once every record known at {@code until} or before
 * has left. Where the feed had to forgo something, the watermark passes it only when a checkpoint
 * holds that, so that a restored job goes without it, too.
 */
public final class ContextSource implements Source<ContextRecord, ContextSplit, ContextSplit> {

  private static final long serialVersionUID = 1L;

  private final ContextFeedFactory feeds;
  private final Boundedness boundedness;

  private ContextSource(ContextFeedFactory feeds, Boundedness boundedness) {
    this.feeds = Objects.requireNonNull(feeds, "feeds");
    this.boundedness = boundedness;
  }

  /** A feed without an end. */
  public static ContextSource live(ContextFeedFactory feeds) {
    return new ContextSource(feeds, Boundedness.CONTINUOUS_UNBOUNDED);
  }

  /** A feed that ends. */
  public static ContextSource bounded(ContextFeedFactory feeds) {
    return new ContextSource(feeds, Boundedness.BOUNDED);
  }

  @Override
  public Boundedness getBoundedness() {
    return boundedness;
  }

  @Override
  public SourceReader<ContextRecord, ContextSplit> createReader(SourceReaderContext context) {
    return ContextReader.of(feeds, context);
  }

  @Override
  public SplitEnumerator<ContextSplit, ContextSplit> createEnumerator(
      SplitEnumeratorContext<ContextSplit> context) {
    return new ContextEnumerator(context, ContextSplit.begin());
  }

  @Override
  public SplitEnumerator<ContextSplit, ContextSplit> restoreEnumerator(
      SplitEnumeratorContext<ContextSplit> context, ContextSplit waiting) {
    return new ContextEnumerator(context, waiting);
  }

  @Override
  public SimpleVersionedSerializer<ContextSplit> getSplitSerializer() {
    return ContextSplitSerializer.INSTANCE;
  }

  @Override
  public SimpleVersionedSerializer<ContextSplit> getEnumeratorCheckpointSerializer() {
    return ContextSplitSerializer.INSTANCE;
  }
}
