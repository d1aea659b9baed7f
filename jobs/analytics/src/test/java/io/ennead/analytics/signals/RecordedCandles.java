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
    Path path = Path.of(System.getProperty("ennead.recordings", "absent"), "binance-klines", name);
    assumeTrue(Files.exists(path), () -> "skipped: no recording " + path);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(path)), StandardCharsets.UTF_8))) {
      return reader.lines().skip(1).map(line -> candle(interval, line.split(","))).toList();
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
