package io.ennead.standalone.command;

import static io.ennead.standalone.command.ExchangeKlines.recording;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command over recordings of the real exchange, held against the exchange's own candles. */
final class ReplayRecordingsTest {

  @TempDir static Path data;
  @TempDir Path csv;

  @Test
  void the_candles_of_recorded_frames_equal_the_exchanges_own_to_the_last_digit() {
    Path frames = recording("binance-frames/btcusdt_spot_trade_frames.ndjson.gz");

    CommandLineRun.of(data, "replay", "--frames", frames, "--csv", csv).exitsWith(ExitCodes.DONE);

    assertThat(wholeCandles("1m", "btcusdt_expected_1m.csv")).isEqualTo(10);
    assertThat(wholeCandles("5m", "btcusdt_expected_5m.csv")).isEqualTo(2);
    assertThat(candles("15m")).isEmpty();
  }

  /**
   * Compares the candles with the whole ones of the answer; those that are not whole are absent.
   */
  private int wholeCandles(String interval, String answer) {
    Map<String, NamedCsvRecord> candles =
        candles(interval).stream()
            .collect(Collectors.toMap(row -> row.getField("open_time"), row -> row));
    List<NamedCsvRecord> whole =
        CommandLineRun.rows(recording("binance-frames/" + answer)).stream()
            .filter(row -> row.findField("complete").orElse("1").equals("1"))
            .toList();
    Map<String, String> columns =
        Map.of(
            "open", "open",
            "high", "high",
            "low", "low",
            "close", "close",
            "volume", "volume",
            "trade_count", "trades_from_capture",
            "taker_buy_volume", "taker_buy_base_from_capture",
            "quote_volume", "quote_volume_from_capture",
            "first_trade_id", "first_trade_id",
            "last_trade_id", "last_trade_id");
    for (NamedCsvRecord expected : whole) {
      NamedCsvRecord candle = candles.get(expected.getField("open_time_ms"));
      assertThat(candle).as("the candle of %s", expected).isNotNull();
      columns.forEach(
          (ours, theirs) ->
              assertThat(new BigDecimal(candle.getField(ours)))
                  .as("%s of %s", ours, candle)
                  .isEqualByComparingTo(new BigDecimal(expected.getField(theirs))));
    }
    assertThat(candles).hasSize(whole.size());
    return whole.size();
  }

  @Test
  void candles_of_15m_and_1h_from_1m_klines_equal_the_exchanges_own() {
    Path minutes = recording("binance-klines/BTCUSDT-1m-2025-08.csv.gz");

    CommandLineRun.of(data, "replay", "--klines", minutes, "--csv", csv).exitsWith(ExitCodes.DONE);

    assertThat(equalTo("15m", recording("binance-klines/BTCUSDT-15m.csv.gz"))).isEqualTo(960);
    assertThat(equalTo("1h", recording("binance-klines/BTCUSDT-1h.csv.gz"))).isEqualTo(240);
  }

  @Test
  void candles_of_5m_from_1m_klines_with_six_columns_equal_the_exchanges_own() {
    Path minutes = recording("binance-klines/2023-04-BTC_USDT-1m.json.gz");

    CommandLineRun.of(data, "replay", "--klines", minutes, "--csv", csv).exitsWith(ExitCodes.DONE);

    assertThat(equalTo("5m", recording("binance-klines/2023-04-BTC_USDT-5m.json.gz")))
        .isEqualTo(8_639);
    assertThat(candles("5m")).allMatch(row -> row.getField("trade_count").isEmpty());
  }

  @Test
  void a_fuller_row_wins_over_a_partial_one_and_the_summary_counts_the_duplicated_minutes() {
    Path dirty = recording("dirty/BTCUSDT-1m-2021-10-duplicates.csv.gz");

    CommandLineRun run =
        CommandLineRun.of(data, "replay", "--klines", dirty, "--csv", csv, "--all-defects")
            .exitsWith(ExitCodes.DEFECTS);

    assertThat(run.out()).contains("31 open times stand more than once");
    assertThat(run.out()).contains("2021-10-16T21:29:00Z to 2021-10-16T21:44:00Z");
    assertThat(candles("1m")).hasSize(15_693);
    // 21:33 stands three times, with 92, 166 and 371 trades.
    assertThat(candles("1m"))
        .filteredOn(row -> row.getField("open_time").equals("1634419980000"))
        .singleElement()
        .satisfies(row -> assertThat(row.getField("trade_count")).isEqualTo("371"))
        .satisfies(row -> assertThat(row.getField("close")).isEqualTo("60934.59"));
  }

  private int equalTo(String interval, Path answer) {
    Map<Long, List<String>> klines = ExchangeKlines.of(answer);
    List<NamedCsvRecord> candles = candles(interval);
    for (NamedCsvRecord candle : candles) {
      ExchangeKlines.assertSame(candle, klines.get(Long.parseLong(candle.getField("open_time"))));
    }
    return candles.size();
  }

  private List<NamedCsvRecord> candles(String interval) {
    return CommandLineRun.rows(csv.resolve("candles.csv")).stream()
        .filter(row -> row.getField("interval").equals(interval))
        .toList();
  }
}
