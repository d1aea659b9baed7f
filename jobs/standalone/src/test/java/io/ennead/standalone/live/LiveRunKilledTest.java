package io.ennead.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ennead.records.Interval;
import io.ennead.simulator.market.Kline;
import io.ennead.simulator.market.KlineInterval;
import io.ennead.simulator.market.MarketModel;
import io.ennead.simulator.market.MarketSymbol;
import io.ennead.simulator.market.NaiveKlines;
import io.ennead.standalone.cluster.RetainedCheckpoint;
import io.ennead.standalone.command.CommandLineRun;
import io.ennead.standalone.database.LocalDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole live stack as a process, killed with -9 while it trades, repairs what a faulty exchange
 * left out, and writes checkpoints, and started again: the candles are what the market traded, and
 * every table is what a replay of the exchange's files makes.
 */
final class LiveRunKilledTest {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final List<KlineInterval> INTERVALS =
      List.of(
          KlineInterval.MINUTE_1,
          KlineInterval.MINUTES_5,
          KlineInterval.MINUTES_15,
          KlineInterval.HOUR_1);

  /** In the order of the flow: the first that differs is where to look. */
  private static final List<String> TABLES =
      List.of("candles", "indicators", "decisions", "signals", "outcomes");

  /** Value columns only; rows up to an instant, in epoch seconds. */
  private static final Map<String, String> QUERIES =
      Map.of(
          "candles",
          "select exchange, symbol, interval, open_time, open, high, low, close, volume,"
              + " quote_volume, trade_count, taker_buy_volume, taker_buy_quote_volume,"
              + " first_trade_id, last_trade_id from candles where open_time < to_timestamp(%d)"
              + " order by 1, 2, 3, 4",
          "indicators",
          "select to_jsonb(indicators) - 'quality' - 'revision' - 'written_at' from indicators"
              + " where open_time < to_timestamp(%d) order by exchange, symbol, interval, open_time",
          "decisions",
          "select to_jsonb(decisions) - 'written_at' from decisions"
              + " where close_time <= to_timestamp(%d)"
              + " order by exchange, symbol, interval, close_time",
          "signals",
          "select to_jsonb(signals) - 'written_at' from signals"
              + " where close_time <= to_timestamp(%d) order by id",
          "outcomes",
          "select to_jsonb(outcomes) - 'written_at' from outcomes"
              + " where at <= to_timestamp(%d) and status <> 'ACTIVE' order by id, shadow");

  /** After every start; all of it can be repaired at once. */
  private static final String FAULTS =
      """
      {"faults": [
        {"kind": "drop", "at": "PT6M", "count": 5},
        {"kind": "reorder", "at": "PT9M", "count": 4},
        {"kind": "duplicate", "at": "PT11M", "count": 9},
        {"kind": "disconnect", "at": "PT14M", "code": 1001},
        {"kind": "rest_error", "at": "PT18M", "code": 503, "count": 2},
        {"kind": "drop", "at": "PT18M", "count": 3},
        {"kind": "disconnect", "at": "PT27M", "code": 1008}]}
      """;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path data;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path replayed;

  @Test
  void killed_twice_no_candle_is_missing_doubled_or_different() throws Exception {
    killAndCompare(2);
  }

  @Test
  @Tag("proof")
  void killed_ten_times_no_candle_is_missing_doubled_or_different() throws Exception {
    killAndCompare(10);
  }

  private void killAndCompare(int kills) throws Exception {
    SplittableRandom moments = new SplittableRandom(9);
    long newest = 0;
    long until = 0;
    for (int kill = 0; kill <= kills; kill++) {
      Process run = start(kill);
      try {
        until = awaitMinutes(run, data.resolve("printed-" + kill), newest, 420 / (kills + 1));
        if (kill < kills) {
          // Checkpoints follow each other by 300 ms: this falls into any phase of one.
          run.waitFor(moments.nextLong(600), TimeUnit.MILLISECONDS);
        } else {
          awaitCheckpointsBegun(2);
        }
      } finally {
        run.destroyForcibly().waitFor();
      }
      // What is there now is not the next run's: it starts where the last checkpoint was.
      newest = slowestSymbol();
    }
    assertCandlesAreTheMarkets();
    assertTheTablesAreThoseOfAReplay(until / 1_000);
  }

  /**
   * Replays the exchange's files, of each symbol from its first live candle on.
   *
   * @param until the open of the newest minute that every symbol has, epoch seconds
   */
  private void assertTheTablesAreThoseOfAReplay(long until) throws Exception {
    Path files = replayed.resolve("files");
    for (String first :
        text(
            data,
            "select symbol, extract(epoch from min(open_time))::bigint from candles"
                + " where interval = '1m' group by 1")) {
      String symbol = first.split(" ")[0];
      Instant from = Instant.ofEpochSecond(Long.parseLong(first.split(" ")[1]));
      LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC);
      if (!Files.exists(files)) {
        CommandLineRun.succeeds("simulate", "archive", files, "--from", day, "--days", 2);
      }
      CommandLineRun.succeeds(
          "replay",
          "--data-dir",
          replayed,
          "--trades",
          files.resolve("%s-aggTrades-%s.zip".formatted(symbol, day)),
          files.resolve("%s-aggTrades-%s.zip".formatted(symbol, day.plusDays(1))),
          "--from",
          from,
          "--to",
          Instant.ofEpochSecond(until));
    }
    // The last hour that was whole when the last checkpoints began.
    long written = Interval.H1.floor(until * 1_000) / 1_000;
    for (String table : TABLES) {
      String query = QUERIES.get(table).formatted(written);
      assertThat(text(data, query)).as(table).isEqualTo(text(replayed, query));
    }
    assertThat(text(data, QUERIES.get("decisions").formatted(written)))
        .as("decisions that were judged")
        .filteredOn(row -> !row.contains("SKIPPED"))
        .hasSizeGreaterThan(100);
  }

  private static List<String> text(Path directory, String query) throws Exception {
    try (LocalDatabase database = LocalDatabase.open(directory, 0);
        Connection connection = database.options().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          columns.add(row.getString(i));
        }
        rows.add(String.join(" ", columns));
      }
      return rows;
    }
  }

  private Process start(int number) throws IOException {
    return EnneadProcess.spawn(
        data.resolve("printed-" + number),
        List.of(
            "run",
            "--data-dir",
            data.toString(),
            "--web-port",
            "0",
            "--speed",
            "1200",
            // The replay that it is compared with begins where the trades do.
            "-O",
            "warm-up.candles=0",
            // And it has the ids of all trades, however long a start takes.
            "-O",
            "catch-up.trade-weight=1000000",
            // What was decided over a gap stays: a slow machine shall not declare one.
            "-O",
            "binance.gap.patience=" + LiveRun.NO_GAPS.toDays() + " d",
            "--faults",
            Files.writeString(data.resolve("faults.json"), FAULTS).toString(),
            "-D",
            "execution.checkpointing.interval=300ms",
            // The files that the run is compared with hold no futures.
            "-O",
            "futures.enabled=false"));
  }

  /**
   * Waits until checkpoints have been completed, the last of which began after this call: a
   * checkpoint flushes every table up to the instant that the slowest of them has reached.
   */
  private void awaitCheckpointsBegun(int count) {
    Set<Path> seen = new HashSet<>();
    await()
        .atMost(PATIENCE)
        // A checkpoint may be deleted while the folder is read: then there is none, or an error.
        .ignoreExceptionsMatching(gone -> gone instanceof UncheckedIOException)
        .until(
            () -> {
              RetainedCheckpoint.newestIn(data.resolve("checkpoints/live")).ifPresent(seen::add);
              return seen.size() > count;
            });
  }

  /** Waits until every symbol has candles of so many minutes more; returns the newest open time. */
  private long awaitMinutes(Process run, Path printed, long newest, int minutes) {
    long wanted = newest + minutes * 60_000L;
    long[] reached = new long[1];
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              String text = Files.readString(printed);
              assertThat(run.isAlive()).as("still running; it printed: %s", text).isTrue();
              reached[0] = text.contains("Flink web UI") ? slowestSymbol() : 0;
              return reached[0] > wanted;
            });
    return reached[0];
  }

  /**
   * The newest 1m candle of the symbol that is furthest behind, epoch ms; 0 before all have one.
   */
  private long slowestSymbol() throws Exception {
    try (LocalDatabase database = LocalDatabase.open(data, 0);
        Connection connection = database.options().connect();
        Statement statement = connection.createStatement()) {
      try (ResultSet row =
          statement.executeQuery(
              "select count(*), extract(epoch from min(newest))::bigint * 1000 from"
                  + " (select max(open_time) newest from candles where interval = '1m'"
                  + " group by symbol) newest")) {
        row.next();
        return row.getInt(1) < MarketSymbol.defaults().size() ? 0 : row.getLong(2);
      }
    }
  }

  private void assertCandlesAreTheMarkets() throws Exception {
    NaiveKlines market = new NaiveKlines(new MarketModel(9, MarketSymbol.defaults()));
    Map<String, List<String>> ours = ours();
    int compared = 0;
    for (MarketSymbol symbol : MarketSymbol.defaults()) {
      for (KlineInterval interval : INTERVALS) {
        List<String> rows = ours.getOrDefault(symbol.name() + " " + interval.code(), List.of());
        if (rows.isEmpty()) {
          continue;
        }
        long first = Long.parseLong(rows.get(0).split(" ")[0]);
        long last = Long.parseLong(rows.get(rows.size() - 1).split(" ")[0]);
        List<String> theirs =
            market
                .between(symbol.name(), first * 1_000, last * 1_000 + micros(interval), interval)
                .stream()
                .map(LiveRunKilledTest::text)
                .toList();
        assertThat(rows).as("%s %s", symbol.name(), interval.code()).isEqualTo(theirs);
        compared += rows.size();
      }
    }
    assertThat(compared).isGreaterThan(50);
  }

  private static long micros(KlineInterval interval) {
    return switch (interval) {
      case MINUTE_1 -> 60_000_000L;
      case MINUTES_5 -> 300_000_000L;
      case MINUTES_15 -> 900_000_000L;
      default -> 3_600_000_000L;
    };
  }

  private static String text(Kline kline) {
    return line(
        kline.openTime() / 1_000,
        kline.open(),
        kline.high(),
        kline.low(),
        kline.close(),
        kline.volume(),
        kline.quoteVolume(),
        BigDecimal.valueOf(kline.trades()),
        kline.takerBuyVolume(),
        kline.takerBuyQuoteVolume());
  }

  /** The stored candles by symbol and interval, in order of time. */
  private Map<String, List<String>> ours() throws Exception {
    try (LocalDatabase database = LocalDatabase.open(data, 0);
        Connection connection = database.options().connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select symbol, interval, extract(epoch from open_time)::bigint * 1000, open,"
                    + " high, low, close, volume, quote_volume, trade_count, taker_buy_volume,"
                    + " taker_buy_quote_volume from candles order by 1, 2, 3")) {
      Map<String, List<String>> rows = new HashMap<>();
      while (row.next()) {
        BigDecimal[] values = new BigDecimal[9];
        for (int i = 0; i < values.length; i++) {
          values[i] = row.getBigDecimal(i + 4);
        }
        rows.computeIfAbsent(row.getString(1) + " " + row.getString(2), series -> new ArrayList<>())
            .add(line(row.getLong(3), values));
      }
      return rows;
    }
  }

  private static String line(long openTime, BigDecimal... values) {
    StringBuilder line = new StringBuilder().append(openTime);
    for (BigDecimal value : values) {
      line.append(' ').append(value.stripTrailingZeros().toPlainString());
    }
    return line.toString();
  }
}
