package io.ennead.standalone.live;

import static io.ennead.simulator.binance.faults.FaultKind.DISCONNECT;
import static io.ennead.simulator.binance.faults.FaultKind.DROP;
import static io.ennead.simulator.binance.faults.FaultKind.DUPLICATE;
import static io.ennead.simulator.binance.faults.FaultKind.HALF_OPEN;
import static io.ennead.simulator.binance.faults.FaultKind.KLINE_WITHOUT_CLOSE;
import static io.ennead.simulator.binance.faults.FaultKind.REORDER;
import static io.ennead.simulator.binance.faults.FaultKind.REST_ERROR;
import static io.ennead.simulator.binance.faults.FaultKind.REST_LAG;
import static io.ennead.simulator.binance.faults.FaultKind.SERVER_SHUTDOWN;
import static io.ennead.simulator.binance.faults.FaultKind.TOO_MANY_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.simulator.binance.BinanceSimulator;
import io.ennead.simulator.binance.SimulatorBuilder;
import io.ennead.simulator.binance.faults.Fault;
import io.ennead.simulator.binance.faults.FaultBuilder;
import io.ennead.simulator.binance.faults.FaultKind;
import io.ennead.simulator.binance.faults.FaultScript;
import io.ennead.standalone.cluster.RetainedCheckpoint;
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
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A live session as a process, under faults of the exchange, recorded, killed with -9 and started
 * again: between its rows and those of the replay of its recording nothing differs. One symbol
 * loses trades while REST refuses it, for longer than gaps are waited for, and is killed while they
 * are repaired.
 */
final class RecordedRunTest {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Instant START = SimulatorBuilder.DEFAULT_START;
  private static final Instant SINCE = START.minus(Duration.ofMinutes(3));
  private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "ADAUSDT");
  private static final String LAME = "ETHUSDT";
  private static final double SPEED = 240;

  /** Tables are written one after the other: what is compared was written so long before a kill. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  /** How many symbols have a row of each of three tables behind a minute: 3 x 3 if all have. */
  private static final String REACHED =
      """
      select (select count(distinct symbol) from candles where interval = '1m' and open_time >= '%1$s')
        + (select count(distinct symbol) from indicators where interval = '1m' and open_time >= '%1$s')
        + (select count(distinct symbol) from decisions where interval = '1m' and close_time > '%1$s')
      """;

  private static final String OPEN_GAPS = "select count(*) from gaps where state = 'open'";

  /** Whether no gap touches what is compared any more: then 0. */
  private static final String UNSETTLED =
      """
      select (select count(*) from candles where quality = 'GAP' and open_time < '%1$s')
        + (select count(*) from gaps where state = 'open' and since < '%1$s')
      """;

  @TempDir Path folder;

  @Test
  void nothing_differs_between_a_session_under_faults_that_was_killed_and_its_replay()
      throws Exception {
    recordAndCompare(1);
  }

  @Test
  @Tag("proof")
  void nothing_differs_after_ten_kills() throws Exception {
    recordAndCompare(10);
  }

  private void recordAndCompare(int kills) throws Exception {
    Path live = folder.resolve("live");
    Instant compared;
    try (BinanceSimulator exchange =
            BinanceSimulator.builder()
                .speed(SPEED)
                .waitForClient()
                .faults(FaultScript.of(faults()))
                .open();
        RestProxy rest = new RestProxy(exchange.restUri())) {
      Process run = start(exchange, rest, live, 0);
      try {
        awaitMinute(run, live, 0, START);
        SplittableRandom moments = new SplittableRandom(7);
        for (int kill = 0; kill < kills; kill++) {
          rest.refuse(LAME);
          await(run, live, kill, () -> number(live, OPEN_GAPS) > 0);
          awaitMinute(run, live, kill, exchange.now());
          // Somewhere in the repair, or before or behind it. What a run did behind its last
          // checkpoint can be done again: its trades can be had.
          rest.allow(LAME);
          run.waitFor(moments.nextLong(1_500), TimeUnit.MILLISECONDS);
          run.destroyForcibly().waitFor();
          run = start(exchange, rest, live, kill + 1);
          awaitMinute(run, live, kill + 1, exchange.now());
        }
        compared = exchange.now();
        awaitMinute(run, live, kills, compared.plus(MARGIN));
        String unsettled = UNSETTLED.formatted(compared);
        await(run, live, kills, () -> number(live, unsettled) == 0);
        awaitCheckpointsBegun(run, live, kills, 2);
      } finally {
        run.destroyForcibly().waitFor();
      }
    }
    assertThat(number(live, "select count(*) from gaps where state = 'repaired'")).isPositive();
    assertThat(number(live, "select count(*) from decisions where reason = 'gap'")).isPositive();
    CommandLineRun.succeeds(
        "replay", "--data-dir", folder.resolve("replayed"), "--recording", folder.resolve("r"));

    String said =
        CommandLineRun.succeeds(
            "compare",
            live,
            folder.resolve("replayed"),
            "--until",
            compared,
            "--with-provenance",
            "--tables",
            "candles,indicators,decisions,signals,outcomes,late_trades,gaps");
    assertThat(said).contains("nothing differs").contains("written_at: the machine's time");
    for (String table : List.of("candles", "indicators", "decisions", "gaps")) {
      assertThat(said).containsPattern(table + " +[1-9][0-9,]* rows, no difference");
    }
  }

  private static Fault[] faults() {
    Stream<Fault> losses =
        Stream.iterate(Duration.ofMinutes(10), at -> at.plusMinutes(25))
            .limit(100)
            .map(at -> Fault.of(DROP).stream(LAME.toLowerCase(Locale.ROOT) + "@aggTrade").at(at))
            .map(fault -> fault.count(4).build());
    Stream<Fault> others =
        Stream.of(
            fault(DROP, 60).count(7).build(),
            fault(REORDER, 120).count(5).build(),
            fault(DUPLICATE, 180).count(20).build(),
            fault(REST_LAG, 240).by(Duration.ofSeconds(3)).lasts(Duration.ofSeconds(60)).build(),
            fault(DISCONNECT, 300).code(1008).build(),
            fault(KLINE_WITHOUT_CLOSE, 400).lasts(Duration.ofMinutes(3)).build(),
            fault(SERVER_SHUTDOWN, 600).build(),
            fault(TOO_MANY_REQUESTS, 610).retryAfter(Duration.ofSeconds(15)).build(),
            fault(HALF_OPEN, 800).build(),
            fault(REST_ERROR, 805).code(503).count(3).build(),
            fault(DROP, 1_500).count(9).build(),
            fault(DISCONNECT, 1_600).build());
    return Stream.concat(losses, others).toArray(Fault[]::new);
  }

  private static FaultBuilder fault(FaultKind kind, int seconds) {
    return Fault.of(kind).at(Duration.ofSeconds(seconds));
  }

  private Process start(BinanceSimulator exchange, RestProxy rest, Path data, int number)
      throws IOException {
    Files.createDirectories(data);
    return EnneadProcess.spawn(
        printed(data, number),
        List.of(
            "run",
            "--exchange",
            "binance",
            "--data-dir",
            data.toString(),
            "--web-port",
            "0",
            "-O",
            "binance.stream-url=" + exchange.webSocketUri(),
            "-O",
            "binance.rest-url=" + rest.url(),
            "-O",
            "binance.speed=" + SPEED,
            "-O",
            "binance.since=" + SINCE,
            "-O",
            "binance.symbols=" + String.join(";", SYMBOLS),
            "-O",
            "warm-up.candles=300",
            "-O",
            "binance.gap.patience=30 min",
            "-O",
            "recording.directory=" + folder.resolve("r"),
            "-D",
            "execution.checkpointing.interval=300ms"));
  }

  private static Path printed(Path data, int number) {
    return data.resolve("printed-" + number);
  }

  /** Waits until every symbol has rows behind a minute. */
  private static void awaitMinute(Process run, Path data, int number, Instant minute) {
    String reached = REACHED.formatted(minute);
    await(run, data, number, () -> number(data, reached) == 3 * SYMBOLS.size());
  }

  /**
   * Waits until checkpoints have been completed, the last of which began after this call: what was
   * emitted before is then written, and recorded.
   */
  private static void awaitCheckpointsBegun(Process run, Path data, int number, int count) {
    Set<Path> seen = new HashSet<>();
    await(
        run,
        data,
        number,
        () -> {
          RetainedCheckpoint.newestIn(data.resolve("checkpoints/live")).ifPresent(seen::add);
          return seen.size() > count;
        });
  }

  private static void await(Process run, Path data, int number, Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              String text = Files.readString(printed(data, number));
              assertThat(run.isAlive()).as("still running; it printed: %s", text).isTrue();
              return text.contains("Flink web UI") && condition.call();
            });
  }

  private static long number(Path data, String query) throws Exception {
    try (LocalDatabase database = LocalDatabase.open(data, 0);
        Connection connection = database.options().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
