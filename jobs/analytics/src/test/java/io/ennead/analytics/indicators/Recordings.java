package io.ennead.analytics.indicators;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ennead.analytics.candles.Bar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

/** The recordings that some tests read; they are left out where the folder is absent. */
final class Recordings {

  private static final long DAY = 86_400_000L;

  private Recordings() {}

  static Path path(String name) {
    Path path = Path.of(System.getProperty("ennead.recordings", "absent"), name);
    assumeTrue(Files.exists(path), () -> "skipped: no recording " + path);
    return path;
  }

  /**
   * A file of daily bars {@code date,open,high,low,close,volume}, as consecutive days; a row
   * without figures is none.
   */
  static List<Bar> daily(String name) {
    List<String> lines = lines(path("indicators/" + name));
    return IntStream.range(1, lines.size())
        .filter(i -> !lines.get(i).endsWith(",,"))
        .mapToObj(i -> bar((i - 1) * DAY, lines.get(i).split(","), 1))
        .toList();
  }

  /** A file of klines as Binance writes them, with a header. */
  static List<Bar> klines(String name) {
    List<String> lines = lines(path("binance-klines/" + name));
    return lines.subList(1, lines.size()).stream()
        .map(line -> line.split(","))
        .map(cells -> bar(Long.parseLong(cells[0]), cells, 1))
        .toList();
  }

  /** The expected values of {@code default.csv} for one indicator. */
  static JsonNode results(String name) {
    try {
      return new ObjectMapper()
          .readTree(path("indicators/results/" + name + ".standard.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Bar bar(long openTime, String[] cells, int first) {
    return new Bar(
        openTime,
        Double.parseDouble(cells[first]),
        Double.parseDouble(cells[first + 1]),
        Double.parseDouble(cells[first + 2]),
        Double.parseDouble(cells[first + 3]),
        Double.parseDouble(cells[first + 4]),
        Double.NaN);
  }

  private static List<String> lines(Path path) {
    try (InputStream file = Files.newInputStream(path);
        InputStream plain = path.toString().endsWith(".gz") ? new GZIPInputStream(file) : file;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
