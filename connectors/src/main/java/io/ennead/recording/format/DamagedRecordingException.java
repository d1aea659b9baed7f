package io.ennead.recording.format;

import java.io.IOException;
import java.nio.file.Path;

/** A file of a recording does not hold what was written to it. */
public final class DamagedRecordingException extends IOException {

  private static final long serialVersionUID = 1L;

  public static final String REMEDY =
      "put the file back from a copy, or move it and the later ones of its folder away to replay"
          + " what lies before";

  /**
   * @param position the byte at which what cannot be read begins
   */
  DamagedRecordingException(Path file, long position, String what, Throwable cause) {
    super("%s, byte %d: %s; %s".formatted(file, position, what, REMEDY), cause);
  }

  /** Says that events are missing between files that are whole in themselves. */
  public DamagedRecordingException(String what) {
    super(what + "; " + REMEDY);
  }
}
