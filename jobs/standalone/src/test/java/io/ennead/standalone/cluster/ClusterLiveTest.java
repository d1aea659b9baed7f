package io.ennead.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ennead.simulator.binance.BinanceSimulator;
import io.ennead.simulator.binance.SimulatorBuilder;
import io.ennead.simulator.market.DumpWriter;
import io.ennead.simulator.market.MarketModel;
import io.ennead.simulator.market.MarketSymbol;
import io.ennead.standalone.Ennead;
import io.ennead.standalone.database.LocalDatabase;
import java.io.DataInputStream;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job on a cluster of processes that reads a simulated exchange live: whatever befalls the
 * cluster, its rows are those of a replay of the exchange's files, and of its own recording.
 */
final class ClusterLiveTest {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Instant START = SimulatorBuilder.DEFAULT_START;
  private static final Instant SINCE = START.minus(Duration.ofMinutes(3));
  private static final long SEED = 3;
  private static final double SPEED = 120;
  private static final String LIVE = "live";

  /** How many symbols have a row of each of three tables behind a minute. */
  private static final String REACHED =
      """
      select (select count(distinct symbol) from %1$s.candles
          where interval = '1m' and open_time >= '%2$s')
        + (select count(distinct symbol) from %1$s.indicators
          where interval = '1m' and open_time >= '%2$s')
        + (select count(distinct symbol) from %1$s.decisions
          where interval = '1m' and close_time > '%2$s')
      """;

  private static final List<MarketSymbol> MARKET =
      MarketSymbol.defaults().stream().map(symbol -> symbol.withTradesPerMinute(20)).toList();

  @TempDir private Path folder;

  private BinanceSimulator exchange;
  private LocalDatabase database;
  private ProcessCluster cluster;

  @Test
  void killed_moved_widened_and_resumed_it_writes_the_rows_of_the_market() throws Exception {
    try (BinanceSimulator simulator =
            BinanceSimulator.builder()
                .seed(SEED)
                .symbols(MARKET)
                .speed(SPEED)
                .waitForClient()
                .open();
        LocalDatabase rows = LocalDatabase.open(folder.resolve("data"), 0);
        ProcessCluster processes =
            ProcessCluster.start("live", 2, Map.of("execution.checkpointing.interval", "500 ms"))) {
      exchange = simulator;
      database = rows;
      cluster = processes;

      String job = submit("BTCUSDT;ETHUSDT", "-p", "2");
      awaitMinute(job, 2, SINCE.plus(Duration.ofMinutes(10)));
      killTaskManager(job);
      awaitMinute(job, 2, now().plus(Duration.ofMinutes(5)));
      job = moveToOneSlotAndRocksDbWithAnotherSymbol(job);
      awaitMinute(job, 3, now().plus(Duration.ofMinutes(5)));
      job = resumeAfterTheJobManagerWasLost(job);
      Instant compared = now().plus(Duration.ofMinutes(3));
      awaitMinute(job, 3, compared.plus(Duration.ofMinutes(5)));
      cancel(job);
      assertIsOfIncrementalRocksDb(job, newestMetadata(checkpointsOf(job)));

      assertRowsAreThoseOfTheMarket(compared);
      assertRowsAreThoseOfTheRecording(compared);
    }
  }

  private void killTaskManager(String job) throws IOException {
    String victim = cluster.rest().taskManagersOf(job).iterator().next();
    cluster.startTaskManager();
    cluster.killTaskManager(victim);
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> cluster.rest().restarts(job) > 0);
  }

  /** By savepoint: to another parallelism, another state backend, and with a symbol more. */
  private String moveToOneSlotAndRocksDbWithAnotherSymbol(String job) throws IOException {
    String savepoint = cluster.rest().stopWithSavepoint(job);
    String moved =
        submit(
            "BTCUSDT;ETHUSDT;ADAUSDT",
            "-p",
            "1",
            "--from-savepoint",
            savepoint,
            "-D",
            "state.backend.type=rocksdb",
            "-D",
            "execution.checkpointing.incremental=true");
    assertThat(cluster.rest().restoredFrom(moved)).isEqualTo(savepoint);
    assertThat(cluster.rest().stateBackend(moved)).contains("RocksDB");
    return moved;
  }

  /** A checkpoint that was being written when the JobManager died lies beside the complete ones. */
  private String resumeAfterTheJobManagerWasLost(String job) throws IOException {
    awaitCheckpoints(job, 2);
    Submission refused = resume();
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("job " + job).contains("still runs");

    cluster.replaceJobManager();
    Path checkpoints = checkpointsOf(job);
    Path unfinished = Files.createDirectories(checkpoints.resolve("chk-999999"));
    Path newest = newestMetadata(checkpoints);
    assertIsOfIncrementalRocksDb(job, newest);
    byte[] whole = Files.readAllBytes(newest);
    Files.write(unfinished.resolve("_metadata"), Arrays.copyOf(whole, whole.length / 2));

    Submission resumed = resume();
    assertThat(resumed.out()).contains("from     file:").contains("/" + job + "/chk-");
    assertThat(cluster.rest().restoredFrom(resumed.job())).contains("/" + job + "/chk-");
    assertThat(cluster.rest().stateBackend(resumed.job())).contains("RocksDB");
    return resumed.job();
  }

  private Path checkpointsOf(String job) {
    return cluster.home().temporary().resolve("checkpoints").resolve(job);
  }

  /** Of the backends only RocksDB has such state, and only if its checkpoints are incremental. */
  private static void assertIsOfIncrementalRocksDb(String job, Path metadata) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(metadata))) {
      ClassLoader loader = ClusterLiveTest.class.getClassLoader();
      assertThat(Checkpoints.loadCheckpointMetadata(in, loader, job).getOperatorStates())
          .flatExtracting(OperatorState::getStates)
          .flatExtracting(OperatorSubtaskState::getManagedKeyedState)
          .isNotEmpty()
          .allSatisfy(
              state -> assertThat(state).isInstanceOf(IncrementalRemoteKeyedStateHandle.class));
    }
  }

  private static Path newestMetadata(Path checkpoints) throws IOException {
    return RetainedCheckpoint.newestIn(checkpoints).orElseThrow().resolve("_metadata");
  }

  private Submission resume() {
    return Submission.to(
        cluster,
        List.of(
            "-p",
            "2",
            "--resume",
            "-D",
            "state.backend.type=rocksdb",
            "-D",
            "execution.checkpointing.incremental=true"),
        jobArguments("BTCUSDT;ETHUSDT;ADAUSDT"));
  }

  private String submit(String symbols, String... options) {
    return Submission.to(cluster, List.of(options), jobArguments(symbols)).job();
  }

  private List<String> jobArguments(String symbols) {
    return List.of(
        "--input",
        "binance",
        "--jdbc-url",
        RowSets.url(database.options(), LIVE),
        "--user",
        database.options().user(),
        "-O",
        "binance.stream-url=" + exchange.webSocketUri(),
        "-O",
        "binance.rest-url=" + exchange.restUri(),
        "-O",
        "binance.speed=" + SPEED,
        "-O",
        "binance.since=" + SINCE,
        // The files that it is compared with begin where the trades do.
        "-O",
        "warm-up.candles=0",
        "-O",
        "binance.gap.patience=10 d",
        "-O",
        "binance.symbols=" + symbols,
        "-O",
        "recording.directory=" + folder.resolve("recording"));
  }

  /** The exchange's time, to the minute. */
  private Instant now() {
    return exchange.now().truncatedTo(ChronoUnit.MINUTES);
  }

  /** Waits until so many symbols have rows behind a minute. */
  private void awaitMinute(String job, int symbols, Instant minute) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () -> {
              assertThat(cluster.rest().state(job)).isNotIn("FAILED", "CANCELED", "FINISHED");
              return number(REACHED.formatted(LIVE, minute)) == 3L * symbols;
            });
    awaitCheckpoints(job, 1);
  }

  private void awaitCheckpoints(String job, int count) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> cluster.rest().completedCheckpoints(job) >= count);
  }

  private void cancel(String job) throws IOException {
    cluster.rest().cancel(job);
    await().atMost(PATIENCE).until(() -> cluster.rest().state(job).equals("CANCELED"));
  }

  private long number(String query) throws Exception {
    try (Connection connection = database.options().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void assertRowsAreThoseOfTheMarket(Instant until) throws IOException {
    DumpWriter files = new DumpWriter(new MarketModel(SEED, MARKET));
    LocalDate first = LocalDate.ofInstant(SINCE, ZoneOffset.UTC);
    for (String symbol : List.of("BTCUSDT", "ETHUSDT", "ADAUSDT")) {
      files.aggTrades(folder.resolve("files"), symbol, first);
      files.aggTrades(folder.resolve("files"), symbol, first.plusDays(1));
    }
    replay(
        "files",
        "--trades",
        folder.resolve("files"),
        "--from",
        SINCE,
        "--to",
        until.plus(Duration.ofHours(1)));
    assertSame("files", until, "--tables", "candles,indicators,late_trades");
  }

  private void assertRowsAreThoseOfTheRecording(Instant until) {
    replay("recording", "--recording", folder.resolve("recording"));
    assertSame("recording", until, "--with-provenance");
  }

  private void replay(String schema, Object... input) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "replay",
                "--data-dir",
                folder.resolve("data"),
                "--jdbc-url",
                RowSets.url(database.options(), schema),
                "--user",
                database.options().user()));
    arguments.addAll(Arrays.asList(input));
    run(arguments);
  }

  private void assertSame(String schema, Instant until, String... options) {
    List<Object> arguments =
        new ArrayList<>(
            List.of("compare", RowSets.url(database.options(), LIVE), schema, "--until", until));
    arguments.addAll(List.of("--user", database.options().user()));
    arguments.addAll(List.of(options));
    assertThat(run(arguments)).containsPattern("candles +[1-9][0-9,]+ rows, no difference");
  }

  private static String run(List<Object> arguments) {
    StringWriter printed = new StringWriter();
    PrintWriter out = new PrintWriter(printed, true);
    Stream<String> words = arguments.stream().map(Object::toString);
    int code = Ennead.execute(out, out, words.toArray(String[]::new));
    assertThat(code).as("%s printed: %s", arguments, printed).isZero();
    return printed.toString();
  }
}
