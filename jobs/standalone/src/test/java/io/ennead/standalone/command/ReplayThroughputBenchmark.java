package io.ennead.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.simulator.market.DumpWriter;
import io.ennead.simulator.market.MarketModel;
import io.ennead.simulator.market.MarketSymbol;
import io.ennead.standalone.database.LocalDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many rows a second go from files to the database, and how large a table becomes? One instance
 * of each stage, the embedded database with fsync on; the seconds are those of the job, from its
 * submission to its end.
 */
@Tag("proof")
final class ReplayThroughputBenchmark {

  private static final Pattern READ = Pattern.compile("([\\d,]+) rows read in ([\\d.]+) s");
  private static final Pattern WRITTEN = Pattern.compile("([\\d,]+) (?:candles|indicators)\\.\\w+");

  @TempDir Path data;
  @TempDir Path files;

  @Test
  void rows_per_second_from_file_to_database() throws Exception {
    System.out.printf("| files | rows in | rows out | seconds | rows in/s | rows out/s |%n");
    System.out.printf("| --- | ---: | ---: | ---: | ---: | ---: |%n");
    measure("simulated aggTrades, 5 symbols, 2 days", "--trades", simulatedTrades());
    measure(
        "recorded frames, BTCUSDT, 11 minutes",
        "--frames",
        List.of(ExchangeKlines.recording("binance-frames/btcusdt_spot_trade_frames.ndjson.gz")));
    measure(
        "recorded 1m klines, BTCUSDT, 10 days",
        "--klines",
        List.of(ExchangeKlines.recording("binance-klines/BTCUSDT-1m-2025-08.csv.gz")));
    measure(
        "recorded 1m klines, BTCUSDT, 30 days",
        "--klines",
        List.of(ExchangeKlines.recording("binance-klines/2023-04-BTC_USDT-1m.json.gz")));
    sizes();
  }

  private List<Path> simulatedTrades() throws Exception {
    DumpWriter writer = new DumpWriter(new MarketModel(9, MarketSymbol.defaults()));
    List<Path> dumps = new ArrayList<>();
    for (MarketSymbol symbol : MarketSymbol.defaults()) {
      for (int day = 5; day < 7; day++) {
        dumps.add(writer.aggTrades(files, symbol.name(), LocalDate.of(2026, 1, day)));
      }
    }
    return dumps;
  }

  private void measure(String what, String option, List<Path> input) {
    List<Object> arguments = new ArrayList<>();
    arguments.add(option);
    arguments.addAll(input);
    String out =
        CommandLineRun.of(data, "replay", arguments.toArray()).exitsWith(ExitCodes.DONE).out();
    Matcher read = READ.matcher(out);
    assertThat(read.find()).isTrue();
    long rows = number(read.group(1));
    double seconds = Double.parseDouble(read.group(2));
    long written = WRITTEN.matcher(out).results().mapToLong(row -> number(row.group(1))).sum();
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d | %,d | %.1f | %,.0f | %,.0f |%n",
        what,
        rows,
        written,
        seconds,
        rows / seconds,
        written / seconds);
  }

  private void sizes() throws Exception {
    try (LocalDatabase database = LocalDatabase.open(data, 0);
        Connection connection = database.options().connect();
        Statement statement = connection.createStatement()) {
      for (String table : List.of("candles", "indicators")) {
        try (ResultSet size =
            statement.executeQuery(
                "select (select count(*) from %1$s), sum(pg_total_relation_size(relid))"
                        .formatted(table)
                    + " from pg_partition_tree('%s')".formatted(table))) {
          size.next();
          System.out.printf(
              Locale.ROOT,
              "%s: %,d rows, %.0f MB per million rows with its index%n",
              table,
              size.getLong(1),
              size.getLong(2) / (double) size.getLong(1));
        }
      }
    }
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }
}
