package io.ennead.standalone.live;

import static io.ennead.simulator.binance.faults.FaultKind.DROP;
import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.simulator.binance.BinanceSimulator;
import io.ennead.simulator.binance.SimulatorBuilder;
import io.ennead.simulator.binance.faults.Fault;
import io.ennead.simulator.binance.faults.FaultScript;
import io.ennead.simulator.market.DumpWriter;
import io.ennead.simulator.market.MarketModel;
import io.ennead.simulator.market.MarketSymbol;
import io.ennead.standalone.command.CommandLineRun;
import io.ennead.standalone.database.LocalDatabase;
import java.io.IOException;
import java.net.URI;
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
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A live session as a process in which one symbol loses trades that REST does not give back for a
 * while, killed with -9 while gaps are open and while they are repaired: the gaps are shown as they
 * are, the other symbol goes on, and in the end candles and indicators are those of the exchange's
 * files.
 */
final class GapRunTest {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Instant START = SimulatorBuilder.DEFAULT_START;
  private static final Instant SINCE = START.minus(Duration.ofMinutes(3));
  private static final long SEED = 5;
  private static final double SPEED = 240;
  private static final String LAME = "ADAUSDT";
  private static final String SOUND = "BTCUSDT";
  private static final List<MarketSymbol> MARKET =
      MarketSymbol.defaults().stream().map(symbol -> symbol.withTradesPerMinute(30)).toList();

  /** Tables are written one after the other: what is compared was written so long before a kill. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  @TempDir Path folder;

  private final List<Process> processes = new ArrayList<>();

  @Test
  void a_gap_is_shown_and_repaired_when_rest_answers_again_though_a_kill_falls_into_the_repair()
      throws Exception {
    run(Duration.ofMinutes(10), 0, 1, false);
  }

  @Test
  @Tag("proof")
  void an_hour_without_repair_and_eleven_kills_change_no_row() throws Exception {
    run(Duration.ofHours(1), 8, 3, false);
  }

  @Test
  @Tag("proof")
  void an_hour_in_which_a_symbol_can_be_had_nowhere_and_eleven_kills_change_no_row()
      throws Exception {
    run(Duration.ofHours(1), 8, 3, true);
  }

  /**
   * @param kills while REST refuses the symbol
   * @param late kills when it answers again
   * @param silent whether its stream cannot be had either
   */
  private void run(Duration outage, int kills, int late, boolean silent) throws Exception {
    try (BinanceSimulator exchange =
            BinanceSimulator.builder()
                .seed(SEED)
                .symbols(MARKET)
                .speed(SPEED)
                .waitForClient()
                .faults(FaultScript.of(losses()))
                .open();
        RestProxy rest = new RestProxy(exchange.restUri());
        StreamProxy streams = new StreamProxy(exchange.webSocketUri())) {
      URI streamUrl = silent ? streams.uri() : exchange.webSocketUri();
      Process run = start(streamUrl, rest);
      awaitRows(run, "candles where symbol = '%s' and open_time >= '%s'".formatted(LAME, START));
      rest.refuse(LAME);
      if (silent) {
        streams.refuse(LAME);
      }
      Instant refused = exchange.now();
      awaitRows(run, silent ? "gaps where to_id is null" : "gaps where state = 'open'");
      SplittableRandom moments = new SplittableRandom(SEED);
      for (int kill = 0; kill < kills; kill++) {
        // Checkpoints follow each other by 300 ms: this falls into any phase of one.
        run.waitFor(moments.nextLong(1_500), TimeUnit.MILLISECONDS);
        run.destroyForcibly().waitFor();
        run = start(streamUrl, rest);
      }
      awaitRows(
          run,
          "candles where symbol = '%s' and open_time >= '%s'"
              .formatted(SOUND, refused.plus(outage)));
      assertThat(number("select count(*) from gaps where state = 'open'")).isPositive();
      rest.allow(LAME);
      streams.allow(LAME);
      for (int kill = 0; kill < late; kill++) {
        int answered = rest.answered(LAME);
        Awaitility.await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(10))
            .until(() -> rest.answered(LAME) > answered);
        run.waitFor(moments.nextLong(600), TimeUnit.MILLISECONDS);
        run.destroyForcibly().waitFor();
        run = start(streamUrl, rest);
      }
      awaitRows(run, "(select 1 from gaps having bool_and(state = 'repaired')) as all_repaired");

      awaitRows(
          run,
          "(select 1 from candles join indicators using (exchange, symbol, interval, open_time)"
              + " where candles.quality = 'REPAIRED' and interval = '1m'"
              + " having bool_and(indicators.revision > 0)) as all_again");

      Instant compared = exchange.now();
      for (String symbol : List.of(LAME, SOUND)) {
        awaitRows(
            run,
            "indicators where symbol = '%s' and interval = '1m' and open_time >= '%s'"
                .formatted(symbol, compared.plus(MARGIN)));
      }
      try (LocalDatabase database = LocalDatabase.open(live(), 0)) {
        ShownGaps gaps = ShownGaps.repaired(database.options());
        assertThat(gaps.ids(LAME)).isPositive();
        gaps.assertAreOf(exchange.market(), SINCE);
      }
      run.destroyForcibly().waitFor();
      assertRowsAreThoseOfTheMarket(compared);
      if (silent) {
        assertRowsAreThoseOfTheRecording(compared);
      }
    } finally {
      for (Process process : processes) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  /** One symbol loses trades all the time. */
  private static Fault[] losses() {
    return Stream.iterate(Duration.ofMinutes(10), at -> at.plusMinutes(25))
        .limit(100)
        .map(at -> Fault.of(DROP).stream(LAME.toLowerCase(Locale.ROOT) + "@aggTrade").at(at))
        .map(fault -> fault.count(4).build())
        .toArray(Fault[]::new);
  }

  private void assertRowsAreThoseOfTheMarket(Instant until) throws IOException {
    DumpWriter files = new DumpWriter(new MarketModel(SEED, MARKET));
    LocalDate first = LocalDate.ofInstant(SINCE, ZoneOffset.UTC);
    for (String symbol : List.of(LAME, SOUND)) {
      files.aggTrades(folder.resolve("files"), symbol, first);
      files.aggTrades(folder.resolve("files"), symbol, first.plusDays(1));
    }
    Path replayed = folder.resolve("replayed");
    CommandLineRun.succeeds(
        "replay",
        "--data-dir",
        replayed,
        "--trades",
        folder.resolve("files"),
        "--from",
        SINCE,
        "--to",
        until.plus(Duration.ofHours(1)));
    String said =
        CommandLineRun.succeeds(
            "compare",
            live(),
            replayed,
            "--until",
            until,
            "--tables",
            "candles,indicators,late_trades");
    assertThat(said).containsPattern("candles +[1-9][0-9,]+ rows, no difference");
    assertThat(said).containsPattern("indicators +[1-9][0-9,]+ rows, no difference");
  }

  private void assertRowsAreThoseOfTheRecording(Instant until) {
    Path again = folder.resolve("again");
    CommandLineRun.succeeds(
        "replay", "--data-dir", again, "--recording", folder.resolve("recording"));
    String said =
        CommandLineRun.succeeds(
            "compare",
            live(),
            again,
            "--until",
            until,
            "--with-provenance",
            "--tables",
            "candles,indicators,decisions,signals,outcomes,late_trades,gaps");
    assertThat(said).containsPattern("gaps +[1-9][0-9,]* rows, no difference");
  }

  private Path live() {
    return folder.resolve("live");
  }

  private Path printed() {
    return folder.resolve("printed-" + processes.size());
  }

  private Process start(URI streamUrl, RestProxy rest) throws IOException {
    List<Object> command = new ArrayList<>(List.of("run", "--exchange", "binance"));
    command.addAll(List.of("--data-dir", live(), "--web-port", 0));
    for (String option :
        List.of(
            "binance.stream-url=" + streamUrl,
            "binance.rest-url=" + rest.url(),
            "binance.speed=" + SPEED,
            "binance.since=" + SINCE,
            "binance.symbols=" + LAME + ";" + SOUND,
            "binance.symbols-per-connection=1",
            "recording.directory=" + folder.resolve("recording"),
            "warm-up.candles=0")) {
      command.addAll(List.of("-O", option));
    }
    command.addAll(List.of("-D", "execution.checkpointing.interval=300ms"));
    Process process =
        EnneadProcess.spawn(folder.resolve("printed-" + (processes.size() + 1)), command);
    processes.add(process);
    return process;
  }

  /** Waits until there is a row of these. */
  private void awaitRows(Process run, String rows) {
    Awaitility.await(rows)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              String text = Files.readString(printed());
              assertThat(run.isAlive()).as("still running; it printed: %s", text).isTrue();
              return text.contains("Flink web UI") && number("select count(*) from " + rows) > 0;
            });
  }

  private long number(String query) throws Exception {
    try (LocalDatabase database = LocalDatabase.open(live(), 0);
        Connection connection = database.options().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
