package io.ennead.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.ennead.simulator.market.DumpDefect;
import io.ennead.simulator.market.DumpWriter;
import io.ennead.simulator.market.KlineInterval;
import io.ennead.simulator.market.MarketModel;
import io.ennead.simulator.market.MarketSymbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command over files of a market that the project makes itself. */
final class ReplaySimulatedMarketTest {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 5);
  private static final List<KlineInterval> INTERVALS =
      List.of(
          KlineInterval.MINUTE_1,
          KlineInterval.MINUTES_5,
          KlineInterval.MINUTES_15,
          KlineInterval.HOUR_1);

  @TempDir static Path files;
  @TempDir static Path data;
  @TempDir Path csv;

  private static Path ada;
  private static Path bnb;
  private static byte[] undisturbed;

  @BeforeAll
  static void replay_two_symbols(@TempDir Path csv) throws IOException {
    ada = writer().aggTrades(files, "ADAUSDT", DAY);
    bnb = writer().aggTrades(files, "BNBUSDT", DAY);
    CommandLineRun.of(data, "replay", "--trades", ada, bnb, "--csv", csv).exitsWith(ExitCodes.DONE);
    undisturbed = Files.readAllBytes(csv.resolve("candles.csv"));
  }

  private static DumpWriter writer() {
    return new DumpWriter(new MarketModel(9, MarketSymbol.defaults()));
  }

  @Test
  void every_candle_of_a_day_equals_a_plain_fold_of_its_trades() throws IOException {
    Path candles = Files.write(csv.resolve("candles.csv"), undisturbed);
    List<NamedCsvRecord> rows = CommandLineRun.rows(candles);

    for (String symbol : List.of("ADAUSDT", "BNBUSDT")) {
      for (KlineInterval interval : INTERVALS) {
        Map<Long, List<String>> klines =
            ExchangeKlines.of(writer().klines(files, symbol, interval, DAY));
        List<NamedCsvRecord> ours =
            rows.stream()
                .filter(row -> row.getField("symbol").equals(symbol))
                .filter(row -> row.getField("interval").equals(interval.code()))
                .toList();
        // A quiet time before a symbol's first trade has no price to stand at.
        assertThat(ours).hasSizeBetween(klines.size() - 1, klines.size());
        for (NamedCsvRecord row : ours) {
          ExchangeKlines.assertSame(row, klines.get(Long.parseLong(row.getField("open_time"))));
        }
      }
    }
    assertThat(rows).anyMatch(row -> row.getField("quality").equals("QUIET"));
    assertThat(rows).noneMatch(row -> row.getField("quality").equals("GAP"));
  }

  @Test
  void two_instances_of_each_stage_and_files_in_another_order_give_the_same_rows()
      throws IOException {
    assertSameRows("--trades", bnb, ada, "--parallelism", 2);
  }

  @Test
  void state_in_rocksdb_gives_the_same_rows() throws IOException {
    assertSameRows("--trades", ada, bnb, "-D", "state.backend.type=rocksdb");
  }

  @Test
  void a_file_whose_rows_are_not_in_order_gives_the_same_rows(@TempDir Path shuffled)
      throws IOException {
    Path unsorted =
        new DumpWriter(new MarketModel(9, MarketSymbol.defaults()), DumpDefect.UNSORTED_ROWS)
            .aggTrades(shuffled, "ADAUSDT", DAY);

    assertSameRows("--trades", unsorted, bnb);
  }

  private void assertSameRows(Object... arguments) throws IOException {
    Object[] all = new Object[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--csv";
    all[arguments.length + 1] = csv;

    CommandLineRun.of(data, "replay", all).exitsWith(ExitCodes.DONE);

    assertThat(csv.resolve("candles.csv")).hasBinaryContent(undisturbed);
  }

  @Test
  void a_missing_trade_labels_its_minute_and_every_parent_as_gap() throws IOException {
    List<String> lines = TradeFiles.lines(ada);
    String missing = lines.remove(lines.size() / 2);
    long minute = TradeFiles.minuteOf(missing);
    Path holed = TradeFiles.write(csv.resolve("ADAUSDT-aggTrades-2026-01-05.csv"), lines);

    CommandLineRun run =
        CommandLineRun.of(data, "replay", "--trades", holed, "--csv", csv)
            .exitsWith(ExitCodes.DEFECTS);

    assertThat(run.out()).contains("missing");
    assertThat(CommandLineRun.rows(csv.resolve("candles.csv")))
        .filteredOn(row -> row.getField("quality").equals("GAP"))
        .isNotEmpty()
        .anyMatch(
            row ->
                row.getField("interval").equals("1m")
                    && row.getField("open_time").equals(Long.toString(minute)))
        .anyMatch(row -> row.getField("interval").equals("1h"));
  }

  @Test
  void the_newest_candles_are_printed_as_a_table_as_json_and_as_csv() throws IOException {
    CommandLineRun table =
        CommandLineRun.of(data, "candles", "adausdt", "1h", "--count", 2).exitsWith(ExitCodes.DONE);
    CommandLineRun json =
        CommandLineRun.of(data, "candles", "ADAUSDT", "1h", "--count", 2, "--json")
            .exitsWith(ExitCodes.DONE);
    CommandLineRun lines =
        CommandLineRun.of(data, "candles", "ADAUSDT", "1h", "--count", 2, "--csv")
            .exitsWith(ExitCodes.DONE);

    assertThat(table.out().lines()).hasSize(3);
    JsonNode rows = new ObjectMapper().readTree(json.out());
    assertThat(rows).hasSize(2);
    assertThat(rows.get(1).get("open_time").asLong())
        .isEqualTo(DAY.plusDays(1).toEpochDay() * 86_400_000L - 3_600_000L);
    assertThat(lines.out().lines().skip(2))
        .singleElement()
        .asString()
        .contains(rows.get(1).get("close").asText());
  }

  @Test
  void the_status_names_rows_symbols_intervals_and_the_newest_candle() {
    CommandLineRun run = CommandLineRun.of(data, "status").exitsWith(ExitCodes.DONE);

    assertThat(run.out())
        .contains("binance:ADAUSDT, binance:BNBUSDT")
        .contains("1m ")
        .contains("historical ")
        .containsPattern("gaps +(none|1) open.*, 0 repaired")
        .contains("size on disk")
        .contains("closed ");
  }
}
