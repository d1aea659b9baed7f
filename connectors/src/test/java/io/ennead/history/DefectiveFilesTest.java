package io.ennead.history;

import static io.ennead.history.Dumps.DAY;
import static io.ennead.history.options.HistoryInput.KLINES;
import static io.ennead.history.options.HistoryInput.TRADES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.history.inspect.FileReport;
import io.ennead.history.inspect.HistoryReport.Status;
import io.ennead.history.options.HistoryDefaults;
import io.ennead.history.options.HistoryInput;
import io.ennead.history.options.HistoryOptions;
import io.ennead.history.reader.Replayed;
import io.ennead.records.Candle;
import io.ennead.records.Gap;
import io.ennead.records.Interval;
import io.ennead.records.Quality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each ends in a message with file, line, value and remedy, and the good rest is loaded. */
class DefectiveFilesTest {

  private static final String NAME = "BTCUSDT-aggTrades-2024-01-01.csv";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "-1;0.5;price '-1' is not above zero",
        "0;0.5;price '0' is not above zero",
        "0.00000000;0.5;price '0.00000000' is not above zero",
        "NaN;0.5;price 'NaN' is not a number",
        "Infinity;0.5;price 'Infinity' is not a number",
        "4,2000;0.5;it has 9 columns where 8 are expected",
        "42000.123456789;0.5;price does not fit: 42000.123456789 has more than 8 decimals",
        "1e999999999;0.5;price",
        "42000;-0.5;quantity '-0.5' is not above zero",
        "42000;0;quantity '0' is not above zero",
        "42000;many;quantity 'many' is not a number",
        "'';0.5;price '' is not a number"
      })
  void a_trade_that_cannot_be_is_set_aside_and_leaves_a_gap(
      String price, String quantity, String reason) {
    List<String> rows = Dumps.aggTrades(1, 5, DAY, 1_000);
    rows.set(2, Dumps.aggTrade(3, DAY + 2_000, price, quantity));

    HistoryPlan plan = Dumps.plan(TRADES, Dumps.write(folder, NAME, rows));

    FileReport file = plan.report().files().get(0);
    assertThat(plan.report().status()).isEqualTo(Status.DEFECTS);
    assertThat(file.rejected()).isEqualTo(1);
    assertThat(file.examples().get(0).line()).isEqualTo(3);
    assertThat(file.examples().get(0).reason()).startsWith(reason);
    assertThat(plan.report().summary())
        .anyMatch(line -> line.contains(NAME + ":3: " + reason) && line.contains(rows.get(2)))
        .anyMatch(line -> line.contains("correct the line or fetch the file again"));
    assertThat(Replayed.events(plan, HistoryOptions.DEFAULTS))
        .filteredOn(Gap.class::isInstance)
        .containsExactly(new Gap(plan.splits().get(0).instrument(), 3, 3, DAY, DAY + 4_000));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1704067260000,-5,101,99.5,100,2.5,1704067319999,1000.5,7,1.25,125.5,0",
        "1704067260000,100.5,101,0,100,2.5,1704067319999,1000.5,7,1.25,125.5,0",
        "1704067260000,100.5,101,99.5,NaN,2.5,1704067319999,1000.5,7,1.25,125.5,0",
        "1704067260000,100.5,99,99.5,100,2.5,1704067319999,1000.5,7,1.25,125.5,0",
        "1704067260000,100.5,101,99.5,100,-2.5,1704067319999,1000.5,7,1.25,125.5,0",
        "1704067260000,100.5,101,99.5,100,2.5,1704067319999,1000.5,0,1.25,125.5,0",
        "1704067260000,100.5,101,99.5,100,0,1704067319999,0,0,0,0,0",
        "1704067260000,100.5,101,99.5,100,2.5,1704070859999,1000.5,7,1.25,125.5,0",
        "1704067260001,100.5,101,99.5,100,2.5,1704067319999,1000.5,7,1.25,125.5,0",
        "1704067260,100.5,101,99.5,100,2.5,1704067319999,1000.5,7,1.25,125.5,0",
        "1704067260000,1e2000000000,101,99.5,100,2.5,1704067319999,1000.5,7,1.25,125.5,0",
        "1704067260000,100.5,101,99.5,100,2.5",
        "half a li"
      })
  void a_kline_that_cannot_be_is_set_aside_and_leaves_a_gap_candle(String row) {
    List<String> rows = Dumps.klines(DAY, 4);
    rows.set(1, row);

    HistoryPlan plan = Dumps.plan(KLINES, Dumps.write(folder, "BTCUSDT-1m.csv.gz", rows));

    assertThat(plan.report().status()).isEqualTo(Status.DEFECTS);
    assertThat(plan.report().files().get(0).examples().get(0).line()).isEqualTo(2);
    List<Candle> candles = Replayed.candles(plan, HistoryOptions.DEFAULTS);
    assertThat(candles)
        .extracting(Candle::quality)
        .containsExactly(Quality.COMPLETE, Quality.GAP, Quality.COMPLETE, Quality.COMPLETE);
    assertThat(candles.get(1).close()).isEqualTo(candles.get(0).close());
    assertThat(candles.get(1).volume()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BTCUSDT-1m.csv", "BTCUSDT-1m.csv.gz", "BTCUSDT-1m.zip"})
  void an_empty_file_is_refused(String name) {
    refused(KLINES, Dumps.write(folder, name, List.of()), "again");
  }

  @Test
  void a_file_that_does_not_exist_is_refused() {
    refused(KLINES, folder.resolve("BTCUSDT-1m.csv"), "it does not exist: check the path");
  }

  @Test
  void a_truncated_gzip_is_loaded_up_to_its_last_whole_line() throws IOException {
    Path file =
        Dumps.write(
            folder, "BTCUSDT-aggTrades-2024-01-01.csv.gz", Dumps.aggTrades(1, 20_000, DAY, 10));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    HistoryPlan plan = Dumps.plan(TRADES, file);

    assertThat(plan.report().status()).isEqualTo(Status.DEFECTS);
    assertThat(plan.report().files().get(0).truncated()).isTrue();
    assertThat(plan.report().files().get(0).rejected()).isZero();
    assertThat(plan.rows()).isBetween(5_000L, 15_000L);
    assertThat(plan.report().summary())
        .anyMatch(line -> line.contains("ends too early") && line.contains("fetch it again"));
    assertThat(Replayed.events(plan, HistoryOptions.DEFAULTS)).noneMatch(Gap.class::isInstance);
  }

  @Test
  void a_truncated_json_array_is_loaded_up_to_its_last_whole_row() {
    Path file =
        Dumps.bytes(
            folder,
            "BTCUSDT-1m.json",
            "[[%d,1,2,1,2,5],[%d,2,3,2,3,6],[%d,2".formatted(DAY, DAY + 60_000, DAY + 120_000));

    HistoryPlan plan = Dumps.plan(KLINES, file);

    assertThat(plan.report().files().get(0).truncated()).isTrue();
    assertThat(plan.rows()).isEqualTo(2);
  }

  @Test
  void a_gzip_cut_within_its_head_is_refused() throws IOException {
    Path file = Dumps.write(folder, "BTCUSDT-1m.csv.gz", Dumps.klines(DAY, 9));
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 6));

    refused(KLINES, file, "fetch it again");
  }

  @Test
  void a_corrupt_gzip_is_refused() throws IOException {
    Path file = Dumps.write(folder, "BTCUSDT-1m.csv.gz", Dumps.klines(DAY, 99));
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 6] ^= 0x55;
    Files.write(file, bytes);

    refused(KLINES, file, "fetch it again");
  }

  @Test
  void a_truncated_zip_is_refused() throws IOException {
    Path file = Dumps.write(folder, "BTCUSDT-1m-2024-01.zip", Dumps.klines(DAY, 99));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 30));

    refused(KLINES, file, "fetch it again");
  }

  @Test
  void a_wrong_checksum_refuses_the_file_and_a_right_one_is_told() throws IOException {
    Path file = Dumps.write(folder, "BTCUSDT-1m.csv", Dumps.klines(DAY, 9));
    Path checksum = folder.resolve("BTCUSDT-1m.csv.CHECKSUM");
    String right = HexFormat.of().formatHex(sha256(Files.readAllBytes(file)));

    Files.writeString(checksum, right + "  BTCUSDT-1m.csv\n");
    assertThat(Dumps.plan(KLINES, file).report().summary()).contains("  its checksum is right");

    Files.writeString(checksum, "0".repeat(64) + "  BTCUSDT-1m.csv\n");
    refused(KLINES, file, right);

    Files.writeString(checksum, "<html>404</html>");
    refused(KLINES, file, "holds no SHA-256");
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void wrong_columns_are_refused_with_what_is_missing() {
    refused(
        KLINES,
        Dumps.write(
            folder, "BTCUSDT-1m.csv", List.of("open_time,open,high,low,volume", "1,2,3,4,5")),
        "no column for close");
    refused(
        KLINES,
        Dumps.write(folder, "ETHUSDT-1m.csv", List.of("1704067200000,1,2,3")),
        "its rows have 4 columns");
    refused(
        TRADES,
        Dumps.write(folder, "ETHUSDT-aggTrades-2024-01-01.csv", Dumps.klines(DAY, 3)),
        "its rows have 12 columns");
  }

  @Test
  void a_file_that_is_no_table_at_all_is_refused() {
    refused(
        KLINES,
        Dumps.bytes(folder, "BTCUSDT-1m.csv", "<html><body>404 not found</body></html>\n"),
        "no column for");
    refused(KLINES, Dumps.bytes(folder, "BTCUSDT-1m.json", "[{\"a\":1}]"), "fetch it again");
  }

  @Test
  void a_contradiction_between_name_and_caller_is_refused() {
    Path file = Dumps.write(folder, "BTCUSDT-1m-2024-01.csv", Dumps.klines(DAY, 9));

    refused(TRADES, file, "give it as --klines");
    refused(HistoryDefaults.of(KLINES).withSymbol("ETHUSDT"), file, "leave --symbol away");
    refused(HistoryDefaults.of(KLINES).withInterval(Interval.M5), file, "leave --interval away");
  }

  @Test
  void what_neither_name_nor_caller_says_is_asked_for() {
    Path file = Dumps.write(folder, "candles.csv", Dumps.klines(DAY, 9));

    refused(KLINES, file, "give --symbol");
    refused(
        HistoryDefaults.of(KLINES).withSymbol("btcusdt"),
        file,
        "give --interval; its rows are 1m apart");
    HistoryPlan plan =
        Dumps.plan(
            HistoryDefaults.of(KLINES).withSymbol("btcusdt").withInterval(Interval.M1), file);
    assertThat(plan.report().status()).isEqualTo(Status.CLEAN);
    assertThat(plan.splits().get(0).instrument().symbol()).isEqualTo("BTCUSDT");
  }

  @Test
  void rows_that_are_apart_by_another_interval_than_said_are_refused() {
    refused(
        KLINES,
        Dumps.write(folder, "BTCUSDT-5m.csv", Dumps.klines(DAY, 9)),
        "its rows are 1m apart");
    refused(KLINES, Dumps.write(folder, "BTCUSDT-3m.csv", Dumps.klines(DAY, 9)), "interval '3m'");
  }

  @Test
  void two_kinds_of_one_instrument_are_refused() {
    Path minutes =
        Dumps.write(folder, "BTCUSDT-1m.json", List.of("[[%d,1,1,1,1,5]]".formatted(DAY)));
    Path hours = Dumps.write(folder, "BTCUSDT-1h.json", List.of("[[%d,1,1,1,1,5]]".formatted(DAY)));
    Path single =
        Dumps.write(
            folder,
            "ETHUSDT-trades-2024-01-01.csv",
            List.of("1,2,3,6,%d,true,true".formatted(DAY)));
    Path aggregated =
        Dumps.write(folder, "ETHUSDT-aggTrades-2024-01-02.csv", Dumps.aggTrades(1, 3, DAY, 1_000));

    assertThat(Dumps.plan(KLINES, minutes, hours).report().files())
        .allMatch(file -> file.refusal().contains("klines of 1m and of 1h"));
    assertThat(Dumps.plan(TRADES, single, aggregated).report().files())
        .allMatch(file -> file.refusal().contains("whose ids differ"));
  }

  @Test
  void a_refused_file_does_not_keep_the_others_from_being_loaded() {
    Path good = Dumps.write(folder, "BTCUSDT-1m.csv", Dumps.klines(DAY, 9));
    Path bad = Dumps.write(folder, "ETHUSDT-1m.csv", List.of());

    HistoryPlan plan = Dumps.plan(KLINES, bad, good);

    assertThat(plan.report().status()).isEqualTo(Status.DEFECTS);
    assertThat(plan.rows()).isEqualTo(9);
  }

  @Test
  void a_file_that_changed_after_its_inspection_is_an_error() throws IOException {
    Path file = Dumps.write(folder, "BTCUSDT-1m.csv", Dumps.klines(DAY, 9));
    HistoryPlan plan = Dumps.plan(KLINES, file);
    List<String> more = new ArrayList<>(Dumps.klines(DAY, 10));
    Dumps.write(folder, "BTCUSDT-1m.csv", more);

    assertThatThrownBy(() -> Replayed.candles(plan, HistoryOptions.DEFAULTS))
        .hasMessageContaining("start the replay again");
  }

  private void refused(HistoryInput input, Path file, String why) {
    refused(HistoryDefaults.of(input), file, why);
  }

  private void refused(HistoryDefaults defaults, Path file, String why) {
    HistoryPlan plan = Dumps.plan(defaults, file);

    assertThat(plan.report().status()).isEqualTo(Status.NOTHING);
    assertThat(plan.report().files().get(0).refusal()).contains(why);
    assertThat(plan.report().summary()).anyMatch(line -> line.startsWith(file + ": refused: "));
    assertThatThrownBy(
            () ->
                (defaults.input() == KLINES
                        ? CandleHistorySource.of(plan, HistoryOptions.DEFAULTS)
                        : TradeHistorySource.of(plan, HistoryOptions.DEFAULTS))
                    .getBoundedness())
        .hasMessageContaining("no file of the plan can be loaded");
  }
}
