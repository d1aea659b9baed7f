package io.ennead.recording.read;

import io.ennead.records.MarketEvent;
import io.ennead.splits.DealingEnumerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * The bounded source of a recording. Emits watermarks itself, by its clocks; use it with {@code
 * WatermarkStrategy.noWatermarks()}.
 */
public final class RecordingSource
    implements Source<MarketEvent, RecordedSplit, List<RecordedSplit>> {

  private static final long serialVersionUID = 1L;

  private final byte[] splits;
  private final int version;

  private RecordingSource(byte[] splits, int version) {
    this.splits = splits;
    this.version = version;
  }

  /** The source of what an inspection found. */
  public static RecordingSource of(RecordingPlan plan) {
    RecordedSplitSerializer.OfMany serializer = new RecordedSplitSerializer.OfMany();
    try {
      return new RecordingSource(serializer.serialize(plan.splits()), serializer.getVersion());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SourceReader<MarketEvent, RecordedSplit> createReader(SourceReaderContext context) {
    return new RecordingReader(context);
  }

  @Override
  public SplitEnumerator<RecordedSplit, List<RecordedSplit>> createEnumerator(
      SplitEnumeratorContext<RecordedSplit> context) throws IOException {
    return restoreEnumerator(
        context, new RecordedSplitSerializer.OfMany().deserialize(version, splits));
  }

  @Override
  public SplitEnumerator<RecordedSplit, List<RecordedSplit>> restoreEnumerator(
      SplitEnumeratorContext<RecordedSplit> context, List<RecordedSplit> unassigned) {
    return new DealingEnumerator<>(context, unassigned, RecordedSplit::events, Function.identity());
  }

  @Override
  public SimpleVersionedSerializer<RecordedSplit> getSplitSerializer() {
    return new RecordedSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<List<RecordedSplit>> getEnumeratorCheckpointSerializer() {
    return new RecordedSplitSerializer.OfMany();
  }
}
