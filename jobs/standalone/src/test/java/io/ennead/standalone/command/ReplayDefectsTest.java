package io.ennead.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.simulator.market.DumpDefect;
import io.ennead.simulator.market.DumpWriter;
import io.ennead.simulator.market.MarketModel;
import io.ennead.simulator.market.MarketSymbol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees of each defect of a file, and what a script sees of it. */
final class ReplayDefectsTest {

  private static final String KLINE = "%d,100.5,101,99.5,100,12.5,%d,1250.5,42,6.25,625.25,0";
  private static final long OPEN = 1_767_571_200_000L;
  private static final int MINUTES = 10;

  @TempDir static Path data;
  @TempDir Path folder;

  @ParameterizedTest(name = "column {0} = {1}")
  @CsvSource({
    "1, -100.5",
    "1, 0",
    "2, 1e999x",
    "3, nan",
    "4, ''",
    "5, -1",
    "7, -3",
    "8, many",
    "0, yesterday"
  })
  void a_row_that_cannot_be_is_named_by_file_line_and_value_and_the_rest_is_loaded(
      int column, String value) throws IOException {
    List<String> lines = klines();
    String[] fields = lines.get(4).split(",");
    fields[column] = value;
    lines.set(4, String.join(",", fields));

    CommandLineRun run = replay(write("BTCUSDT-1m-2026-01-05.csv", lines));

    run.exitsWith(ExitCodes.DEFECTS);
    assertThat(run.out())
        .contains("BTCUSDT-1m-2026-01-05.csv:5: ")
        .contains(value)
        .contains("correct the line or fetch the file again");
    assertThat(minutes())
        .hasSize(MINUTES)
        .filteredOn(row -> row.endsWith("GAP"))
        .containsExactly(OPEN + 4 * 60_000 + " 0 GAP");
  }

  @Test
  void a_row_with_too_few_columns_is_named_and_the_rest_is_loaded() throws IOException {
    List<String> lines = klines();
    lines.set(4, "1767571440000,100.5");

    CommandLineRun run = replay(write("BTCUSDT-1m-2026-01-05.csv", lines));

    run.exitsWith(ExitCodes.DEFECTS);
    assertThat(run.out()).contains("BTCUSDT-1m-2026-01-05.csv:5: it has 2 columns");
    assertThat(minutes()).hasSize(MINUTES);
  }

  @Test
  void an_empty_file_is_refused() throws IOException {
    CommandLineRun run = replay(write("BTCUSDT-1m-2026-01-05.csv", List.of()));

    run.exitsWith(ExitCodes.FAILED);
    assertThat(run.out()).contains("BTCUSDT-1m-2026-01-05.csv").contains("empty");
  }

  @Test
  void a_truncated_gzip_is_loaded_up_to_its_last_whole_line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(String.join("\n", manyKlines(5_000)).getBytes(StandardCharsets.UTF_8));
    }
    byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);

    CommandLineRun run = replay(Files.write(folder.resolve("BTCUSDT-1m-2026-01-05.csv.gz"), cut));

    run.exitsWith(ExitCodes.DEFECTS);
    assertThat(run.out())
        .contains("BTCUSDT-1m-2026-01-05.csv.gz")
        .contains("ends too early")
        .contains("fetch it again");
    assertThat(minutes()).hasSizeBetween(1_000, 4_999).noneMatch(row -> row.endsWith("GAP"));
  }

  @Test
  void a_file_with_a_wrong_checksum_is_refused_and_the_others_are_loaded() throws IOException {
    MarketModel market = new MarketModel(9, MarketSymbol.defaults());
    LocalDate day = LocalDate.of(2026, 1, 5);
    Path wrong =
        new DumpWriter(market, DumpDefect.WRONG_CHECKSUM).aggTrades(folder, "BNBUSDT", day);
    Path right = new DumpWriter(market).aggTrades(folder, "ADAUSDT", day);

    CommandLineRun run =
        CommandLineRun.of(data, "replay", "--trades", wrong, right, "--csv", folder);

    run.exitsWith(ExitCodes.DEFECTS);
    assertThat(run.out()).contains(wrong.getFileName().toString()).contains("checksum");
    assertThat(CommandLineRun.rows(folder.resolve("candles.csv")))
        .isNotEmpty()
        .allMatch(row -> row.getField("symbol").equals("ADAUSDT"));
  }

  @Test
  void a_file_that_is_not_there_is_refused_with_its_name() {
    CommandLineRun run = replay(folder.resolve("BTCUSDT-1m-2026-01-05.csv"));

    run.exitsWith(ExitCodes.FAILED);
    assertThat(run.out()).contains("BTCUSDT-1m-2026-01-05.csv");
  }

  @Test
  void a_command_line_that_is_wrong_is_refused_with_the_remedy() {
    assertThat(CommandLineRun.of(data, "replay").exitsWith(ExitCodes.USAGE).err())
        .contains("--trades, --frames or --klines");
    assertThat(
            CommandLineRun.of(data, "replay", "--klines", "x.csv", "-O", "database.btach-size=9")
                .exitsWith(ExitCodes.USAGE)
                .err())
        .contains("database.btach-size")
        .contains("database.batch-size");
    assertThat(CommandLineRun.of(data, "candles", "BTCUSDT", "2m").exitsWith(ExitCodes.USAGE).err())
        .contains("2m")
        .contains("15m");
    assertThat(
            CommandLineRun.of(data, "replay", "--klines", "x.csv", "--from", "noon")
                .exitsWith(ExitCodes.USAGE)
                .err())
        .contains("noon")
        .contains("2025-08-01");
  }

  @Test
  void an_indicator_that_does_not_exist_refuses_to_start_and_those_that_do_are_listed()
      throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            data,
            "replay",
            "--klines",
            write("BTCUSDT-1m-2026-01-05.csv", klines()),
            "-O",
            "indicators.extra=RSIIndikator(14)");

    run.exitsWith(ExitCodes.USAGE);
    assertThat(run.err()).contains("RSIIndikator").contains("RSIIndicator");
  }

  @Test
  void a_database_that_is_not_there_is_named_with_the_remedy() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            data,
            "replay",
            "--klines",
            write("BTCUSDT-1m-2026-01-05.csv", klines()),
            "--jdbc-url",
            "jdbc:postgresql://127.0.0.1:1/ennead");

    run.exitsWith(ExitCodes.FAILED);
    assertThat(run.err()).contains("jdbc:postgresql://127.0.0.1:1/ennead");
  }

  private CommandLineRun replay(Path file) {
    return CommandLineRun.of(data, "replay", "--klines", file, "--csv", folder.resolve("out"));
  }

  /** The 1m candles as "open time, trades, quality". */
  private List<String> minutes() {
    return CommandLineRun.rows(folder.resolve("out/candles.csv")).stream()
        .filter(row -> row.getField("interval").equals("1m"))
        .map(
            row ->
                "%s %s %s"
                    .formatted(
                        row.getField("open_time"),
                        row.getField("trade_count"),
                        row.getField("quality")))
        .toList();
  }

  private static List<String> klines() {
    return manyKlines(MINUTES);
  }

  private static List<String> manyKlines(int count) {
    List<String> lines = new ArrayList<>();
    for (int minute = 0; minute < count; minute++) {
      long open = OPEN + minute * 60_000L;
      lines.add(KLINE.formatted(open, open + 59_999));
    }
    return lines;
  }

  private Path write(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines);
  }
}
