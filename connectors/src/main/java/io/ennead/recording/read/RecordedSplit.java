package io.ennead.recording.read;

import io.ennead.records.Instrument;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * The events of one instrument, and how far they have been emitted.
 *
 * @param segments in order, each going on where the one before ends
 * @param next the number of the next event to emit
 */
public record RecordedSplit(Instrument instrument, List<Segment> segments, long next)
    implements SourceSplit {

  /**
   * What of a file is part of the run.
   *
   * @param first the number of the first event
   * @param until the number behind the last
   */
  public record Segment(String path, long first, long until) {}

  public RecordedSplit {
    Objects.requireNonNull(instrument, "instrument");
    segments = List.copyOf(segments);
  }

  @Override
  public String splitId() {
    return instrument.toString();
  }

  /** How many events all segments hold. */
  public long events() {
    return segments.stream().mapToLong(segment -> segment.until() - segment.first()).sum();
  }

  RecordedSplit at(long position) {
    return new RecordedSplit(instrument, segments, position);
  }
}
