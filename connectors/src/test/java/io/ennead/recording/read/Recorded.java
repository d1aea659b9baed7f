package io.ennead.recording.read;

import io.ennead.records.Instrument;
import io.ennead.records.MarketEvent;
import java.nio.file.Path;
import java.util.List;

/** What a reader sees of a recording. */
public final class Recorded {

  private Recorded() {}

  /** The events of an instrument, in order. */
  public static List<MarketEvent> of(Path folder, Instrument instrument) throws Exception {
    RecordedSplit split =
        RecordingPlan.inspect(folder).splits().stream()
            .filter(each -> each.instrument().equals(instrument))
            .findFirst()
            .orElseThrow();
    try (EventCursor cursor = new EventCursor(split)) {
      return cursor.take(Long.MAX_VALUE, Integer.MAX_VALUE).stream()
          .map(RecordedEvent::event)
          .toList();
    }
  }
}
