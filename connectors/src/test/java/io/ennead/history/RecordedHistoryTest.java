package io.ennead.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ennead.history.inspect.HistoryReport.Status;
import io.ennead.history.inspect.SeriesReport;
import io.ennead.history.options.HistoryDefaults;
import io.ennead.history.options.HistoryInput;
import io.ennead.history.options.HistoryOptions;
import io.ennead.history.reader.Replayed;
import io.ennead.records.Candle;
import io.ennead.records.Clock;
import io.ennead.records.Gap;
import io.ennead.records.Interval;
import io.ennead.records.MarketEvent;
import io.ennead.records.Quality;
import io.ennead.records.Trade;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The real recordings; skipped where they are absent. */
class RecordedHistoryTest {

  @Test
  void the_minutes_of_august_2025_are_all_there() throws IOException {
    HistoryPlan plan = klines("binance-klines/BTCUSDT-1m-2025-08.csv.gz");

    List<Candle> candles = Replayed.candles(plan, HistoryOptions.DEFAULTS);

    assertThat(plan.report().status()).isEqualTo(Status.CLEAN);
    assertThat(candles).hasSize(14_401).allMatch(c -> c.quality() == Quality.COMPLETE);
    Candle first = candles.get(0);
    assertThat(first.openTime()).isEqualTo(millis("2025-08-01T00:00:00Z"));
    assertThat(first.quoteVolume()).isEqualTo(new BigDecimal("1374354.6403012"));
    assertThat(first.tradeCount()).isEqualTo(1421);
    assertThat(first.takerBuyVolume()).isEqualTo(new BigDecimal("3.66465"));
    assertThat(first.takerBuyQuoteVolume()).isEqualTo(new BigDecimal("424075.0494376"));
  }

  @Test
  void json_arrays_of_six_columns_leave_the_others_null() throws IOException {
    HistoryPlan plan = klines("binance-klines/2023-04-BTC_USDT-1m.json.gz");

    List<Candle> candles = Replayed.candles(plan, HistoryOptions.DEFAULTS);

    assertThat(plan.splits().get(0).splitId()).isEqualTo("binance:BTCUSDT");
    assertThat(plan.rows()).isEqualTo(43_199);
    assertThat(candles).hasSize(43_199).allMatch(c -> c.tradeCount() == null);
    assertThat(candles.get(0).close()).isEqualTo(new BigDecimal("28510.11"));
    assertThat(klines("binance-klines/2023-04-BTC_USDT-5m.json.gz").rows()).isEqualTo(8_639);
  }

  @Test
  void the_real_outage_of_march_2023_is_a_quiet_hour_and_a_gap() throws IOException {
    HistoryPlan plan = klines("binance-klines/BTCUSDT-1h.csv.gz");

    List<Candle> candles = Replayed.candles(plan, HistoryOptions.DEFAULTS);

    assertThat(plan.report().status()).isEqualTo(Status.DEFECTS);
    assertThat(candles).hasSize(37_924);
    assertThat(candles)
        .filteredOn(c -> c.quality() != Quality.COMPLETE)
        .extracting(Candle::openTime, Candle::quality)
        .containsExactly(tuple(1679659200000L, Quality.QUIET), tuple(1679662800000L, Quality.GAP));
  }

  @Test
  void the_dirty_file_yields_the_fuller_rows_and_a_report_that_names_the_minutes()
      throws IOException {
    HistoryPlan plan = klines("dirty/BTCUSDT-1m-2021-10-duplicates.csv.gz");

    List<Candle> candles = Replayed.candles(plan, HistoryOptions.DEFAULTS);

    SeriesReport series = plan.report().series().get(0);
    assertThat(plan.report().status()).isEqualTo(Status.DEFECTS);
    assertThat(series.repeated().count()).isEqualTo(31);
    assertThat(series.superseded()).isEqualTo(32);
    assertThat(series.rows()).isEqualTo(15_693);
    assertThat(candles).hasSize(15_693);
    assertThat(candles)
        .filteredOn(c -> c.openTime() == millis("2021-10-16T21:29:00Z"))
        .extracting(Candle::tradeCount, Candle::volume)
        .containsExactly(tuple(422L, new BigDecimal("4.96163")));
    assertThat(String.join("\n", plan.report().summary()))
        .contains(
            "31 open times stand more than once; dropped for a fuller row: 32",
            "2021-10-16T21:25:00Z");
    assertThat(String.join("\n", plan.report().complete())).contains("2021-10-16T21:58:00Z");
  }

  @Test
  void recorded_frames_are_gapless_trades_and_ten_whole_minutes() throws IOException {
    HistoryPlan plan =
        plan(HistoryInput.FRAMES, "binance-frames/btcusdt_spot_trade_frames.ndjson.gz");

    List<MarketEvent> events = Replayed.events(plan, HistoryOptions.DEFAULTS);

    assertThat(plan.report().status()).isEqualTo(Status.CLEAN);
    assertThat(events).filteredOn(Trade.class::isInstance).hasSize(19_904);
    assertThat(events).noneMatch(Gap.class::isInstance);
    List<Clock> clocks =
        events.stream().filter(Clock.class::isInstance).map(Clock.class::cast).toList();
    assertThat(clocks.get(0).from()).isEqualTo(millis("2024-08-08T23:55:00Z"));
    assertThat(clocks.get(clocks.size() - 1).until()).isEqualTo(millis("2024-08-09T00:05:00Z"));
    assertThat(clocks.stream().mapToLong(c -> c.until() - c.from()).sum())
        .isEqualTo(10 * Interval.M1.millis());
  }

  @Test
  void recorded_sessions_hold_the_aggregated_trades_of_each_symbol() throws IOException {
    HistoryPlan plan =
        plan(
            HistoryInput.FRAMES,
            "binance-frames/BINANCE_US.ws.txt.gz",
            "binance-frames/BINANCE_FUTURES.ws.txt.gz");

    assertThat(plan.splits())
        .extracting(split -> split.instrument().symbol() + " " + split.rows())
        .containsExactly("AKROUSDT 8", "CTKUSDT 38", "KEEPUSDT 5", "OMGBUSD 11", "SUSHIUSDT 40");
  }

  private static HistoryPlan klines(String file) throws IOException {
    return plan(HistoryInput.KLINES, file);
  }

  private static HistoryPlan plan(HistoryInput input, String... files) throws IOException {
    return HistoryPlan.inspect(
        List.of(files).stream().map(RecordedHistoryTest::recording).toList(),
        HistoryDefaults.of(input));
  }

  private static Path recording(String file) {
    Path path = Path.of(System.getProperty("ennead.recordings", "../../shared/data"), file);
    Assumptions.assumeTrue(
        Files.exists(path), () -> "skipped: the recording " + path + " is absent");
    return path;
  }

  private static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
