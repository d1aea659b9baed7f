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
import static org.awaitility.Awaitility.await;

import io.ennead.simulator.binance.BinanceSimulator;
import io.ennead.simulator.binance.SimulatorBuilder;
import io.ennead.simulator.binance.faults.Fault;
import io.ennead.simulator.binance.faults.FaultBuilder;
import io.ennead.simulator.binance.faults.FaultKind;
import io.ennead.simulator.binance.faults.FaultScript;
import io.ennead.standalone.Ennead;
import io.ennead.standalone.database.LocalDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A live session as a process, under faults of the exchange, recorded, killed with -9 and started
 * again: between its rows and those of the replay of its recording nothing differs.
 */
final class RecordedRunTest {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Instant START = SimulatorBuilder.DEFAULT_START;
  private static final Instant SINCE = START.minus(Duration.ofMinutes(3));
  private static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "ADAUSDT");
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

  @TempDir Path folder;

  @Test
  void nothing_differs_between_a_session_under_faults_that_was_killed_and_its_replay()
      throws Exception {
    recordAndCompare(1, Duration.ofMinutes(18));
  }

  @Test
  @Tag("proof")
  void nothing_differs_after_ten_kills() throws Exception {
    recordAndCompare(10, Duration.ofMinutes(30));
  }

  private void recordAndCompare(int kills, Duration between) throws Exception {
    Path live = folder.resolve("live");
    Instant reached = SINCE;
    try (BinanceSimulator exchange =
        BinanceSimulator.builder()
            .speed(SPEED)
            .waitForClient()
            .faults(FaultScript.of(faults()))
            .open()) {
      for (int kill = 0; kill <= kills; kill++) {
        Process run = start(exchange, live, kill);
        try {
          Instant compared = reached.plus(between);
          awaitMinute(run, live, kill, compared.plus(MARGIN));
          reached = compared;
        } finally {
          run.destroyForcibly().waitFor();
        }
      }
    }
    command("replay", "--data-dir", folder.resolve("replayed"), "--recording", folder.resolve("r"));

    String said =
        command(
            "compare",
            live,
            folder.resolve("replayed"),
            "--until",
            reached,
            "--with-provenance",
            "--tables",
            "candles,indicators,decisions,signals,outcomes,late_trades");
    assertThat(said).contains("nothing differs").contains("written_at: the machine's time");
    for (String table : List.of("candles", "indicators", "decisions")) {
      assertThat(said).containsPattern(table + " +[1-9][0-9,]+ rows, no difference");
    }
  }

  private static Fault[] faults() {
    return new Fault[] {
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
      fault(DISCONNECT, 1_600).build()
    };
  }

  private static FaultBuilder fault(FaultKind kind, int seconds) {
    return Fault.of(kind).at(Duration.ofSeconds(seconds));
  }

  private static String command(Object... arguments) {
    StringWriter printed = new StringWriter();
    PrintWriter out = new PrintWriter(printed, true);
    int code =
        Ennead.execute(out, out, Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    assertThat(code).as("exit code; printed: %s", printed).isZero();
    return printed.toString();
  }

  private Process start(BinanceSimulator exchange, Path data, int number) throws IOException {
    Files.createDirectories(data);
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                Ennead.class.getName(),
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
                "binance.rest-url=" + exchange.restUri(),
                "-O",
                "binance.speed=" + SPEED,
                "-O",
                "binance.since=" + SINCE,
                "-O",
                "binance.symbols=" + String.join(";", SYMBOLS),
                "-O",
                "recording.directory=" + folder.resolve("r"),
                "-O",
                "binance.gap.patience=" + LiveRun.NO_GAPS.toDays() + " d",
                "-D",
                "execution.checkpointing.interval=300ms"))
        .redirectErrorStream(true)
        .redirectOutput(printed(data, number).toFile())
        .start();
  }

  private static Path printed(Path data, int number) {
    return data.resolve("printed-" + number);
  }

  /** Waits until every symbol has rows behind a minute. */
  private static void awaitMinute(Process run, Path data, int number, Instant minute) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              String text = Files.readString(printed(data, number));
              assertThat(run.isAlive()).as("still running; it printed: %s", text).isTrue();
              return text.contains("Flink web UI") && hasMinute(data, minute);
            });
  }

  private static boolean hasMinute(Path data, Instant minute) throws Exception {
    try (LocalDatabase database = LocalDatabase.open(data, 0);
        Connection connection = database.options().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(REACHED.formatted(minute))) {
      row.next();
      return row.getInt(1) == 3 * SYMBOLS.size();
    }
  }
}
