package io.ennead.binance.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * Recorded sessions that are not part of the project; a test that needs them is skipped without.
 */
public final class Recordings {

  private Recordings() {}

  /** The lines of a gzipped recording. */
  public static List<String> lines(String file) {
    Path path = Path.of(System.getProperty("ennead.recordings", "../../shared/data"), file);
    Assumptions.assumeTrue(
        Files.exists(path), () -> "skipped: the recording " + path + " is absent");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
