package io.ennead.recording.read;

import io.ennead.records.Clock;
import io.ennead.records.MarketEvent;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.RecordEmitter;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;

/** Emits events as they were emitted: with their times, and with a watermark behind each clock. */
final class RecordingReader
    extends SingleThreadMultiplexSourceReaderBase<
        List<RecordedEvent>, MarketEvent, RecordedSplit, RecordingReader.Position> {

  /** How far a split has been emitted. */
  static final class Position {
    private final RecordedSplit split;
    private long next;

    Position(RecordedSplit split) {
      this.split = split;
      this.next = split.next();
    }
  }

  RecordingReader(SourceReaderContext context) {
    super(RecordingSplitReader::new, new Emitter(), context.getConfiguration(), context);
  }

  @Override
  protected Position initializedState(RecordedSplit split) {
    return new Position(split);
  }

  @Override
  protected RecordedSplit toSplitType(String splitId, Position position) {
    return position.split.at(position.next);
  }

  @Override
  protected void onSplitFinished(Map<String, Position> finished) {}

  private static final class Emitter
      implements RecordEmitter<List<RecordedEvent>, MarketEvent, Position> {

    @Override
    public void emitRecord(
        List<RecordedEvent> events, SourceOutput<MarketEvent> output, Position position) {
      for (RecordedEvent recorded : events) {
        if (recorded.timestamp() < 0) {
          output.collect(recorded.event());
        } else {
          output.collect(recorded.event(), recorded.timestamp());
        }
        if (recorded.event() instanceof Clock clock) {
          output.emitWatermark(new Watermark(clock.until() - 1));
        }
      }
      position.next += events.size();
    }
  }
}
