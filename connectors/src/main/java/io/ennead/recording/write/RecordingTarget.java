package io.ennead.recording.write;

import io.ennead.recording.RecordingOptions;
import io.ennead.recording.format.Names;
import io.ennead.records.Origin;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.configuration.ReadableConfig;

/**
 * Where a job records.
 *
 * @param directory holds a folder per session
 * @param session the name of the session, should the job begin without a state
 * @param origin the {@code source} column of the candles made of the events
 */
public record RecordingTarget(String directory, String session, Origin origin)
    implements Serializable {

  public RecordingTarget {
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(session, "session");
    Objects.requireNonNull(origin, "origin");
  }

  /** The target that the options name, if any; a session that begins has the time as its name. */
  public static Optional<RecordingTarget> of(
      ReadableConfig options, Origin origin, Instant definedAt) {
    return options
        .getOptional(RecordingOptions.DIRECTORY)
        .map(
            directory ->
                new RecordingTarget(
                    Path.of(directory).toAbsolutePath().normalize().toString(),
                    Names.session(definedAt),
                    origin));
  }
}
