package io.ennead.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ennead.simulator.binance.BinanceSimulator;
import io.ennead.simulator.binance.SimulatorBuilder;
import io.ennead.simulator.binance.Usage;
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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A live run with the futures feed as a process, recorded, killed with -9 and started again: its
 * votes and their reasons are those of the replay of what it recorded.
 */
@Tag("proof")
final class FedRunTest {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Instant START = SimulatorBuilder.DEFAULT_START;

  /** The heads need 200 candles before they vote. */
  private static final Instant SINCE = START.minus(Duration.ofHours(4));

  private static final double SPEED = 240;

  /** What is compared was written so long before a kill. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  @TempDir Path folder;

  @Test
  void a_killed_run_with_feeds_casts_the_votes_of_its_replay_for_the_same_reasons()
      throws Exception {
    Instant first = START.plus(Duration.ofMinutes(6));
    Instant second = START.plus(Duration.ofMinutes(18));
    Path live = folder.resolve("live");
    try (BinanceSimulator exchange =
        BinanceSimulator.builder().speed(SPEED).waitForClient().open()) {
      runAndKill(exchange, live, first.plus(MARGIN), 1);
      runAndKill(exchange, live, second.plus(MARGIN), 2);
      Usage.Figures used = exchange.futuresUsage();
      assertThat(used.mostWeight()).isBetween(1L, 1_200L);
      assertThat(used.refusedForWeight()).isZero();
    }
    CommandLineRun.succeeds(
        "replay",
        "--data-dir",
        folder.resolve("replayed"),
        "--recording",
        folder.resolve("r"),
        "--futures",
        folder.resolve("r/feeds"));

    String said =
        CommandLineRun.succeeds(
            "compare",
            live,
            folder.resolve("replayed"),
            "--until",
            second,
            "--tables",
            "candles,decisions,signals,outcomes");
    assertThat(said).contains("nothing differs");
    assertThat(
            number(
                live,
                "select count(*) from votes where head = 'crypto' and not abstained"
                    + " and interval = '1m' and close_time <= '"
                    + second
                    + "'"))
        .as("votes of the head that lives on the feed")
        .isGreaterThan(40);
    assertThat(
            number(
                live,
                "select count(*) from votes where head = 'crypto' and not abstained"
                    + " and array_to_string(reasons, ';') like '%funding%accounts%'"))
        .isGreaterThan(40);
  }

  private void runAndKill(BinanceSimulator exchange, Path data, Instant minute, int number)
      throws Exception {
    Path printed = folder.resolve("printed-" + number);
    Process run = start(exchange, data, printed);
    try {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .until(
              () -> {
                String text = Files.readString(printed);
                assertThat(run.isAlive()).as("still running; it printed: %s", text).isTrue();
                return text.contains("Flink web UI")
                    && number(
                            data,
                            "select count(distinct symbol) from decisions where interval = '1m'"
                                + " and close_time > '"
                                + minute
                                + "'")
                        == 2
                    && isRecorded(minute);
              });
    } finally {
      run.destroyForcibly().waitFor();
    }
  }

  /** Whether a finished file of the recording holds what the feed said at that minute. */
  private boolean isRecorded(Instant minute) throws IOException {
    Path feeds = folder.resolve("r/feeds");
    if (!Files.isDirectory(feeds)) {
      return false;
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(feeds)) {
      files = all.filter(file -> file.toString().endsWith(".jsonl")).toList();
    }
    for (Path file : files) {
      if (!file.getFileName().toString().startsWith(".")
          && Files.readString(file).contains("\"time\":" + minute.toEpochMilli())) {
        return true;
      }
    }
    return false;
  }

  private Process start(BinanceSimulator exchange, Path data, Path printed) throws IOException {
    Files.createDirectories(data);
    return EnneadProcess.spawn(
        printed,
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
            "binance.rest-url=" + exchange.restUri(),
            "-O",
            "binance.speed=" + SPEED,
            "-O",
            "binance.since=" + SINCE,
            "-O",
            "binance.symbols=BTCUSDT;ADAUSDT",
            "-O",
            "futures.enabled=true",
            "-O",
            "futures.rest-url=" + exchange.restUri(),
            "-O",
            "futures.history=2 h",
            // What was decided over a gap stays: a slow machine shall not declare one.
            "-O",
            "binance.gap.patience=" + LiveRun.NO_GAPS.toDays() + " d",
            "-O",
            "recording.directory=" + folder.resolve("r"),
            "-D",
            "execution.checkpointing.interval=300ms"));
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
