package io.ennead.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.pipeline.tape.MarketTape;
import io.ennead.pipeline.tape.PlainCandles;
import io.ennead.pipeline.tape.Rows;
import io.ennead.pipeline.tape.Script;
import io.ennead.pipeline.tape.TapeSource;
import io.ennead.records.Candle;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The whole job on a cluster in this process: whatever befalls it, its rows are those of plain sums
 * over the same trades.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class MarketDataJobTest {

  private static final long TOLERANCE = 1_000;
  private static final int TAPES = 4;

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .setConfiguration(
                  new Configuration()
                      .set(TaskManagerOptions.MEMORY_SEGMENT_SIZE, MemorySize.parse("4kb")))
              .build());

  @TempDir Path folder;

  private final String run = UUID.randomUUID().toString();

  @ParameterizedTest
  @CsvSource({"1, hashmap", "2, hashmap", "1, rocksdb", "2, rocksdb"})
  void the_rows_are_those_of_plain_sums_at_any_parallelism_and_with_any_state(
      int parallelism, String backend) throws Exception {
    List<MarketTape> tapes = market(2, 90, 20, true);

    run(tapes, Script.undisturbed(run), settings(backend), parallelism);

    assertThatRowsAreThoseOf(tapes);
  }

  @ParameterizedTest
  @CsvSource({"1, hashmap", "2, hashmap", "2, rocksdb"})
  void planned_failures_change_no_row(int parallelism, String backend) throws Exception {
    List<MarketTape> tapes = market(2, 90, 20, true);
    Script script = Script.failing(run, 3, List.of(500L, 1_000L, 1_500L));

    run(tapes, script, checkpointed(backend, false), parallelism);

    assertThat(script.failuresLeft()).isZero();
    assertThatRowsAreThoseOf(tapes);
  }

  @ParameterizedTest
  @CsvSource({"1, 2, hashmap", "2, 1, hashmap", "1, 2, rocksdb"})
  void a_savepoint_goes_on_at_another_parallelism_without_a_changed_row(
      int before, int after, String backend, @InjectMiniCluster MiniCluster cluster)
      throws Exception {
    List<MarketTape> tapes = market(2, 90, 20, true);
    Script hold = Script.holding(run, 1_200, TAPES);
    JobClient held =
        environment(tapes, hold, checkpointed(backend, false), before, 0).executeAsync();
    hold.awaitHeld();
    CommonTestUtils.waitForAllTaskRunning(cluster, held.getJobID(), false);
    String savepoint =
        held.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
            .get();

    Configuration settings = checkpointed(backend, false);
    settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    run(tapes, Script.undisturbed(run), settings, after);

    assertThatRowsAreThoseOf(tapes);
  }

  @Test
  void unaligned_checkpoints_and_failures_under_back_pressure_change_no_row(
      @InjectMiniCluster MiniCluster cluster) throws Exception {
    List<MarketTape> tapes = market(50, 30, 4, true);
    Script script = Script.failing(run, 3, List.of(2_000L, 3_000L, 4_000L));

    JobID job =
        environment(tapes, script, checkpointed("hashmap", true), 2, 20_000).execute().getJobID();
    long inFlight =
        cluster
            .getExecutionGraph(job)
            .get()
            .getCheckpointStatsSnapshot()
            .getSummaryStats()
            .getPersistedDataStats()
            .getMaximum();

    assertThat(inFlight).as("bytes in flight that a checkpoint held").isPositive();

    assertThat(script.failuresLeft()).isZero();
    assertThatRowsAreThoseOf(tapes);
  }

  @Tag("proof")
  @ParameterizedTest
  @CsvSource({
    "1, hashmap, false",
    "2, hashmap, false",
    "2, rocksdb, false",
    "2, hashmap, true",
    "2, rocksdb, true"
  })
  void a_day_of_twenty_instruments_with_ten_failures_changes_no_row(
      int parallelism, String backend, boolean unaligned) throws Exception {
    List<MarketTape> tapes = market(5, 1_440, 30, true);
    List<Long> pauses = IntStream.rangeClosed(1, 10).mapToObj(i -> i * 15_000L).toList();
    Script script = Script.failing(run, 10, pauses);

    run(tapes, script, checkpointed(backend, unaligned), parallelism);

    assertThat(script.failuresLeft()).isZero();
    assertThatRowsAreThoseOf(tapes);
  }

  private static List<MarketTape> market(
      int instruments, int minutes, int perMinute, boolean defects) {
    return IntStream.range(0, TAPES)
        .mapToObj(
            tape ->
                new MarketTape(
                    IntStream.range(0, instruments)
                        .mapToObj(i -> "T" + tape + "I" + i + "USDT")
                        .toList(),
                    7,
                    minutes,
                    perMinute,
                    TOLERANCE,
                    defects))
        .toList();
  }

  private void run(List<MarketTape> tapes, Script script, Configuration settings, int parallelism)
      throws Exception {
    environment(tapes, script, settings, parallelism, 0).execute();
  }

  private StreamExecutionEnvironment environment(
      List<MarketTape> tapes,
      Script script,
      Configuration settings,
      int parallelism,
      long nanosPerRow) {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    env.setParallelism(parallelism);
    new MarketDataJob(
            new MarketInput.Trades(new TapeSource(tapes, TOLERANCE, script), Origin.HISTORICAL),
            Rows.outputs(run, nanosPerRow))
        .define(env);
    return env;
  }

  private static Configuration settings(String backend) {
    Configuration settings = new Configuration();
    settings.set(StateBackendOptions.STATE_BACKEND, backend);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    return settings;
  }

  private Configuration checkpointed(String backend, boolean unaligned) {
    Configuration settings = settings(backend);
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(20));
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
    settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    settings.set(CheckpointingOptions.ENABLE_UNALIGNED, unaligned);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
    return settings;
  }

  private void assertThatRowsAreThoseOf(List<MarketTape> tapes) {
    PlainCandles plain =
        PlainCandles.of(tapes.stream().flatMap(t -> t.trades().stream()).toList(), TOLERANCE);
    Rows rows = Rows.of(run);
    assertThat(rows.contradictions()).isEmpty();
    assertThat(sorted(rows.candles())).isEqualTo(sorted(plain.candles()));
    assertThat(rows.late()).containsExactlyInAnyOrderElementsOf(plain.late());
    assertThat(rows.candles()).extracting(Candle::quality).contains(Quality.QUIET);
  }

  private static List<Candle> sorted(List<Candle> candles) {
    List<Candle> sorted = new ArrayList<>(candles);
    sorted.sort(
        Comparator.comparing(Candle::instrument)
            .thenComparing(Candle::interval)
            .thenComparingLong(Candle::openTime));
    return sorted;
  }
}
