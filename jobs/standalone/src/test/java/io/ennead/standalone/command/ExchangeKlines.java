package io.ennead.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/**
 * Klines as an exchange gives them, read independently of the product: open time, open, high, low,
 * close, volume, close time, quote volume, trades, taker-buy volume, taker-buy quote volume.
 */
final class ExchangeKlines {

  private static final Map<String, Integer> COLUMNS =
      Map.of(
          "open", 1,
          "high", 2,
          "low", 3,
          "close", 4,
          "volume", 5,
          "quote_volume", 7,
          "trade_count", 8,
          "taker_buy_volume", 9,
          "taker_buy_quote_volume", 10);

  private ExchangeKlines() {}

  /** A recording; the test is left out where the recordings are not there. */
  static Path recording(String name) {
    Path file = Path.of(System.getProperty("ennead.recordings", "absent")).resolve(name);
    assumeThat(file)
        .as("left out: the recording %s is not there; -Dennead.recordings names its folder", file)
        .exists();
    return file;
  }

  /** The rows of a file by open time in epoch milliseconds. */
  static Map<Long, List<String>> of(Path file) {
    List<List<String>> rows = file.toString().endsWith(".json.gz") ? json(file) : csv(file);
    Map<Long, List<String>> klines = new TreeMap<>();
    for (List<String> row : rows) {
      if (Character.isDigit(row.get(0).charAt(0))) {
        long stamp = Long.parseLong(row.get(0));
        klines.put(stamp >= 1_000_000_000_000_000L ? stamp / 1_000 : stamp, row);
      }
    }
    return klines;
  }

  /** Holds a candle against the exchange's row, in every value column that the row has. */
  static void assertSame(NamedCsvRecord candle, List<String> kline) {
    assertThat(kline).as("the exchange's row of %s", candle).isNotNull();
    COLUMNS.forEach(
        (column, index) -> {
          if (index < kline.size()) {
            assertThat(new BigDecimal(candle.getField(column)))
                .as("%s of %s", column, candle)
                .isEqualByComparingTo(new BigDecimal(kline.get(index)));
          }
        });
  }

  private static List<List<String>> csv(Path file) {
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .ofCsvRecord(new InputStreamReader(unpacked(file), StandardCharsets.UTF_8))) {
      return reader.stream().map(CsvRecord::getFields).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<List<String>> json(Path file) {
    try (InputStream in = unpacked(file)) {
      List<List<String>> rows = new ArrayList<>();
      for (JsonNode row : new ObjectMapper().readTree(in)) {
        List<String> fields = new ArrayList<>();
        row.forEach(field -> fields.add(field.asText()));
        rows.add(fields);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream unpacked(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    if (file.toString().endsWith(".zip")) {
      ZipInputStream zip = new ZipInputStream(in);
      zip.getNextEntry();
      return zip;
    }
    return new GZIPInputStream(in);
  }
}
