package io.ennead.analytics.signals;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Recorded klines as candles; tests that read them are left out where the folder is absent. */
final class RecordedCandles {

  static final Instrument BTCUSDT = Instrument.binance("BTCUSDT");

  private RecordedCandles() {}

  /**
   * A file of klines, oldest first.
   *
   * @param name for example {@code BTCUSDT-1h.csv.gz}
   */
  static List<Candle> of(String name, Interval interval) {
    return rows("binance-klines/" + name).map(cells -> candle(interval, cells)).toList();
  }

  /** The prototype's votes and consensus; the first cell is the 0-based row of the klines. */
  static List<String[]> votes(Interval interval) {
    return rows("heads/BTCUSDT-" + interval + "-votes.csv.gz").toList();
  }

  private static Stream<String[]> rows(String name) {
    Path path = Path.of(System.getProperty("ennead.recordings", "absent"), name);
    assumeTrue(Files.exists(path), () -> "skipped: no recording " + path);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> line.split(",")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Candle candle(Interval interval, String[] cells) {
    return new Candle(
        BTCUSDT,
        interval,
        Long.parseLong(cells[0]),
        new BigDecimal(cells[1]),
        new BigDecimal(cells[2]),
        new BigDecimal(cells[3]),
        new BigDecimal(cells[4]),
        new BigDecimal(cells[5]),
        new BigDecimal(cells[7]),
        Long.parseLong(cells[8]),
        new BigDecimal(cells[9]),
        new BigDecimal(cells[10]),
        null,
        null,
        Quality.COMPLETE,
        0,
        Origin.REST);
  }
}
