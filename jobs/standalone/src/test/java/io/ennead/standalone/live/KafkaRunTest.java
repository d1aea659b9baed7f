package io.ennead.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ennead.kafka.KafkaBroker;
import io.ennead.simulator.binance.BinanceSimulator;
import io.ennead.simulator.binance.SimulatorBuilder;
import io.ennead.simulator.market.DumpWriter;
import io.ennead.simulator.market.MarketModel;
import io.ennead.simulator.market.MarketSymbol;
import io.ennead.standalone.command.CommandLineRun;
import io.ennead.standalone.database.LocalDatabase;
import java.io.IOException;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * An exchange through a topic, each part a process of its own: the one that publishes, the one that
 * makes the rows and the broker are killed with -9 one after the other and started again. The rows
 * are those of a replay of the exchange's files.
 */
@Tag("proof")
final class KafkaRunTest {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final long SEED = 5;
  private static final double SPEED = 120;
  private static final Instant SINCE = SimulatorBuilder.DEFAULT_START.minus(Duration.ofMinutes(3));
  private static final List<String> SYMBOLS =
      List.of("BTCUSDT", "ETHUSDT", "BNBUSDT", "SOLUSDT", "ADAUSDT");
  private static final String REACHED =
      """
      select (select count(distinct symbol) from candles where interval = '1m' and open_time >= '%1$s')
        + (select count(distinct symbol) from indicators where interval = '1m' and open_time >= '%1$s')
        + (select count(distinct symbol) from decisions where interval = '1m' and close_time > '%1$s')
      """;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final List<Process> processes = new ArrayList<>();
  private BinanceSimulator exchange;
  private KafkaBroker broker;
  private int started;

  /** What the newest process of each kind prints. */
  private final Map<String, Path> printed = new HashMap<>();

  @AfterEach
  void end_what_was_started() throws Exception {
    for (Process process : processes) {
      process.destroyForcibly().waitFor();
    }
    if (broker != null) {
      broker.close();
    }
    if (exchange != null) {
      exchange.close();
    }
  }

  @Test
  void killed_one_after_the_other_publisher_reader_and_broker_change_no_row() throws Exception {
    broker = new KafkaBroker(folder.resolve("kafka"));
    exchange =
        BinanceSimulator.builder()
            .seed(SEED)
            .symbols(MarketSymbol.defaults())
            .speed(SPEED)
            .waitForClient()
            .open();
    Process publisher = publisher();
    Process reader = reader();
    Instant reached = awaitMinutes(SINCE, 10);
    for (int round = 0; round < 3; round++) {
      kill(publisher);
      publisher = publisher();
      reached = awaitMinutes(reached, 10);
      kill(reader);
      reader = reader();
      reached = awaitMinutes(reached, 10);
      broker.kill();
      broker.start();
      reached = awaitMinutes(reached, 10);
    }
    awaitMinutes(reached, 10);
    kill(reader);
    kill(publisher);

    replayTheExchangesFiles(reached.plus(Duration.ofHours(2)));
    String said =
        CommandLineRun.succeeds(
            "compare",
            folder.resolve("rows"),
            folder.resolve("replayed"),
            "--until",
            reached,
            "--tables",
            "candles,indicators,decisions,signals,outcomes,late_trades");
    assertThat(said).containsPattern("candles +[1-9][0-9,]+ rows, no difference");
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private Process publisher() throws IOException {
    return run(
        "publisher",
        "--exchange",
        "binance",
        "--publish",
        "-O",
        "binance.stream-url=" + exchange.webSocketUri(),
        "-O",
        "binance.rest-url=" + exchange.restUri(),
        "-O",
        "binance.speed=" + SPEED,
        "-O",
        "binance.since=" + SINCE,
        "-O",
        "binance.symbols=" + String.join(";", SYMBOLS),
        // The replay that it is compared with begins where the trades do, and has all of them.
        "-O",
        "warm-up.candles=0",
        "-O",
        "catch-up.trade-weight=1000000",
        "-O",
        "binance.gap.patience=" + LiveRun.NO_GAPS.toDays() + " d");
  }

  private Process reader() throws IOException {
    return run("rows", "--input", "kafka", "-O", "kafka.transactional-id-prefix=reader");
  }

  private Process run(String data, String... arguments) throws IOException {
    Path directory = Files.createDirectories(folder.resolve(data));
    List<String> command =
        new ArrayList<>(
            List.of(
                "run",
                "--data-dir",
                directory.toString(),
                "--web-port",
                "0",
                "-p",
                "2",
                "-O",
                "kafka.bootstrap-servers=" + broker.servers(),
                "-O",
                "kafka.partitions=3",
                "-D",
                "execution.checkpointing.interval=500ms"));
    command.addAll(List.of(arguments));
    Path text = directory.resolve("printed-" + ++started);
    Process process = EnneadProcess.spawn(text, command);
    printed.put(data, text);
    processes.add(process);
    return process;
  }

  /** Waits until every symbol has rows of so many minutes more. */
  private Instant awaitMinutes(Instant reached, int minutes) {
    Instant wanted = reached.plus(Duration.ofMinutes(minutes));
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        // Before, the test would run the reader's database, and end it in the middle of its start.
        .until(
            () ->
                Files.readString(printed.get("rows")).contains("Flink web UI")
                    && hasMinute(wanted));
    return wanted;
  }

  private boolean hasMinute(Instant minute) throws Exception {
    try (LocalDatabase database = LocalDatabase.open(folder.resolve("rows"), 0);
        Connection connection = database.options().connect();
        Statement statement = connection.createStatement()) {
      try (ResultSet row = statement.executeQuery("select to_regclass('decisions') is not null")) {
        row.next();
        if (!row.getBoolean(1)) {
          return false;
        }
      }
      try (ResultSet row = statement.executeQuery(REACHED.formatted(minute))) {
        row.next();
        return row.getInt(1) == 3 * SYMBOLS.size();
      }
    }
  }

  private void replayTheExchangesFiles(Instant until) throws IOException {
    DumpWriter files = new DumpWriter(new MarketModel(SEED, MarketSymbol.defaults()));
    LocalDate first = LocalDate.ofInstant(SINCE, ZoneOffset.UTC);
    for (String symbol : SYMBOLS) {
      files.aggTrades(folder.resolve("files"), symbol, first);
      files.aggTrades(folder.resolve("files"), symbol, first.plusDays(1));
    }
    CommandLineRun.succeeds(
        "replay",
        "--data-dir",
        folder.resolve("replayed"),
        "--trades",
        folder.resolve("files"),
        "--from",
        SINCE,
        "--to",
        until);
  }
}
