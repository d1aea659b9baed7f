package io.ennead.analytics.consensus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Interval;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The recordings that some tests read; they are left out where the folder is absent. */
final class Recorded {

  private Recorded() {}

  /** The klines of BTCUSDT with taker volume, oldest first. */
  static List<Bar> bars(Interval interval) {
    return rows("binance-klines/BTCUSDT-" + interval + ".csv.gz").stream()
        .map(Recorded::bar)
        .toList();
  }

  /** The prototype's votes; the first cell is the 0-based row of the klines. */
  static List<String[]> votes(Interval interval) {
    return rows("heads/BTCUSDT-" + interval + "-votes.csv.gz");
  }

  private static Bar bar(String[] cells) {
    return new Bar(
        Long.parseLong(cells[0]),
        Double.parseDouble(cells[1]),
        Double.parseDouble(cells[2]),
        Double.parseDouble(cells[3]),
        Double.parseDouble(cells[4]),
        Double.parseDouble(cells[5]),
        Double.parseDouble(cells[9]));
  }

  private static List<String[]> rows(String name) {
    Path path = Path.of(System.getProperty("ennead.recordings", "absent"), name);
    assumeTrue(Files.exists(path), () -> "skipped: no recording " + path);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> line.split(",")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
