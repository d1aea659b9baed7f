package io.ennead.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ennead.simulator.market.DumpWriter;
import io.ennead.simulator.market.MarketModel;
import io.ennead.simulator.market.MarketSymbol;
import io.ennead.standalone.database.LocalDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The job on a real cluster of processes: a day of three simulated symbols is replayed, paced so
 * that something can happen in its middle, and writes what an undisturbed replay writes.
 */
final class ClusterReplayTest {

  private static final Duration DONE_WITHIN = Duration.ofSeconds(120);
  private static final String UNDISTURBED = "undisturbed";

  /** Seconds of the market in a second: the day takes twenty. */
  private static final String SPEED = "4320";

  @TempDir private static Path folder;

  private static LocalDatabase database;
  private static ProcessCluster cluster;
  private static long undisturbedRows;

  @BeforeAll
  static void a_replay_without_disturbance_and_without_pace() throws Exception {
    List<MarketSymbol> symbols =
        MarketSymbol.defaults().subList(0, 3).stream()
            .map(symbol -> symbol.withTradesPerMinute(10))
            .toList();
    DumpWriter market = new DumpWriter(new MarketModel(4, symbols));
    for (MarketSymbol symbol : symbols) {
      market.aggTrades(folder.resolve("trades"), symbol.name(), LocalDate.of(2025, 8, 1));
    }
    database = LocalDatabase.open(folder.resolve("data"), 0);
    cluster = ProcessCluster.start("replay", 2, Map.of("execution.checkpointing.interval", "1 s"));
    awaitEnd(submit(UNDISTURBED, "0"));
    undisturbedRows = RowSets.candles(database.options(), UNDISTURBED);
  }

  @AfterAll
  static void end() {
    if (cluster != null) {
      cluster.close();
    }
    if (database != null) {
      database.close();
    }
  }

  @Test
  void an_undisturbed_replay_fills_the_day_and_misses_nothing() throws Exception {
    // A day holds 1440 + 288 + 96 + 24 candles; the last minutes are whole only if a trade follows.
    assertThat(undisturbedRows).isBetween(3L * 1_700, 3L * 1_848);
    assertThat(RowSets.candles(database.options(), UNDISTURBED, "GAP")).isZero();
  }

  @Test
  void a_task_manager_killed_in_the_middle_of_a_replay_changes_no_row() throws Exception {
    String job = submit("killed", SPEED);
    awaitMiddle(job, "killed");
    String victim = cluster.rest().taskManagersOf(job).iterator().next();

    cluster.startTaskManager();
    cluster.killTaskManager(victim);

    assertThat(RowSets.differing(database.options(), UNDISTURBED, "killed"))
        .as("rows that were still missing when the TaskManager was killed")
        .hasEntrySatisfying("candles", rows -> assertThat(rows).isPositive());
    awaitEnd(job);
    assertThat(cluster.rest().restarts(job)).as("restarts").isPositive();
    assertSameRows("killed");
  }

  @Test
  void a_replay_goes_on_from_a_savepoint_with_another_parallelism() throws Exception {
    String stopped = submit("moved", SPEED);
    awaitMiddle(stopped, "moved");
    String savepoint = cluster.rest().stopWithSavepoint(stopped);
    assertThat(RowSets.candles(database.options(), "moved")).isLessThan(undisturbedRows);

    String job = submit("moved", "0", "-p", "1", "--from-savepoint", savepoint);

    assertThat(job).isNotEqualTo(stopped);
    awaitEnd(job);
    assertThat(cluster.rest().restoredFrom(job)).isEqualTo(savepoint);
    assertSameRows("moved");
  }

  @Test
  void a_savepoint_that_is_not_there_is_named_in_the_refusal() {
    String savepoint = folder.resolve("nowhere").toUri().toString();
    Submission refused =
        Submission.to(
            cluster, List.of("--from-savepoint", savepoint), jobArguments("refused", "0"));
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("refused the job").contains("nowhere");
  }

  @Test
  void more_slots_than_the_cluster_has_are_said_to_be_waited_for() throws Exception {
    Submission waiting =
        Submission.to(cluster, List.of("-p", "64"), jobArguments("waiting", SPEED));
    assertThat(waiting.err()).contains("The job wants 64 slots");
    cluster.rest().cancel(waiting.job());
    await().atMost(DONE_WITHIN).until(() -> cluster.rest().state(waiting.job()).equals("CANCELED"));
  }

  @Test
  void an_argument_that_the_job_does_not_know_is_a_wrong_command_line() {
    Submission wrong = Submission.to(cluster, List.of(), List.of("--tradez", "FILE"));
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("Arguments of the job").contains("--tradez");
  }

  @Test
  void a_database_away_for_a_while_in_the_middle_of_a_replay_costs_nothing_but_time()
      throws Exception {
    replayWithOutage("away", Duration.ofSeconds(8));
  }

  @Test
  @Tag("proof")
  void a_database_away_for_a_minute_in_the_middle_of_a_replay_costs_nothing_but_time()
      throws Exception {
    replayWithOutage("away_for_a_minute", Duration.ofMinutes(1));
  }

  private static void replayWithOutage(String schema, Duration outage) throws Exception {
    String job = submit(schema, SPEED);
    awaitMiddle(job, schema);

    database.close();
    // The sink waits for the database: the next checkpoint's barrier cannot pass it.
    await()
        .atMost(outage.plus(DONE_WITHIN))
        .until(() -> cluster.rest().oldestPendingCheckpoint(job).compareTo(outage) >= 0);
    assertThat(cluster.rest().state(job)).isEqualTo("RUNNING");
    database = LocalDatabase.open(folder.resolve("data"), 0);

    assertThat(RowSets.candles(database.options(), schema))
        .as("rows when the database came back")
        .isLessThan(undisturbedRows);
    awaitEnd(job);
    assertThat(cluster.rest().restarts(job)).as("restarts").isZero();
    assertSameRows(schema);
  }

  private static String submit(String schema, String speed) {
    return submit(schema, speed, "-p", "2");
  }

  private static String submit(String schema, String speed, String... options) {
    return Submission.to(cluster, List.of(options), jobArguments(schema, speed)).job();
  }

  private static List<String> jobArguments(String schema, String speed) {
    return List.of(
        "--trades",
        folder.resolve("trades").toString(),
        "--jdbc-url",
        RowSets.url(database.options(), schema),
        "--user",
        database.options().user(),
        "-O",
        "history.speed=" + speed);
  }

  /** Waits until rows are written and checkpoints are taken, so that there is something to lose. */
  private static void awaitMiddle(String job, String schema) {
    await()
        .atMost(DONE_WITHIN)
        .until(
            () ->
                cluster.rest().completedCheckpoints(job) >= 2
                    && RowSets.candles(database.options(), schema) > undisturbedRows / 5);
  }

  private static void awaitEnd(String job) {
    await()
        .atMost(DONE_WITHIN)
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> !cluster.rest().state(job).matches("CREATED|RUNNING|RESTARTING|INITIALIZING"));
    assertThat(job).satisfies(id -> assertThat(cluster.rest().state(id)).isEqualTo("FINISHED"));
  }

  private static void assertSameRows(String schema) throws Exception {
    assertThat(RowSets.candles(database.options(), schema)).isEqualTo(undisturbedRows);
    assertThat(RowSets.differing(database.options(), UNDISTURBED, schema))
        .as("rows that differ from the undisturbed replay")
        .containsKeys("candles", "indicators", "late_trades")
        .allSatisfy((table, rows) -> assertThat(rows).isZero());
  }
}
