package io.ennead.recording.write;

import io.ennead.records.Instrument;
import java.util.Objects;

/**
 * How far an instrument has been recorded, as a checkpoint holds it.
 *
 * @param next the number of its next event
 */
public record RecordedPosition(String session, long attempt, Instrument instrument, long next) {

  public RecordedPosition {
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(instrument, "instrument");
  }
}
