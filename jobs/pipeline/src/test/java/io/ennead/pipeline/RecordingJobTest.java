package io.ennead.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.pipeline.tape.MarketTape;
import io.ennead.pipeline.tape.PlainCandles;
import io.ennead.pipeline.tape.Rows;
import io.ennead.pipeline.tape.Script;
import io.ennead.pipeline.tape.TapeSource;
import io.ennead.recording.RecordingOptions;
import io.ennead.recording.read.RecordingPlan;
import io.ennead.records.Candle;
import io.ennead.records.Origin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A job that records, whatever befalls it: the replay of its recording makes the rows that plain
 * sums over the same trades make.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RecordingJobTest {

  private static final long TOLERANCE = 1_000;
  private static final int TAPES = 4;

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @TempDir Path folder;

  private final String run = UUID.randomUUID().toString();

  @ParameterizedTest
  @CsvSource({"1", "2"})
  void failures_leave_no_event_twice_or_missing_in_the_recording(int parallelism) throws Exception {
    List<MarketTape> tapes = market();
    Script script = Script.failing(run, 3, List.of(500L, 1_000L, 1_500L));

    environment(tape(tapes, script), run, recording(), checkpointed(), parallelism).execute();

    assertThat(script.failuresLeft()).isZero();
    assertThatTheReplayMakesTheRowsOf(tapes);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 1"})
  void a_savepoint_goes_on_with_the_recording_at_another_parallelism(
      int before, int after, @InjectMiniCluster MiniCluster cluster) throws Exception {
    List<MarketTape> tapes = market();
    Script hold = Script.holding(run, 1_200, TAPES);
    JobClient held =
        environment(tape(tapes, hold), run, recording(), checkpointed(), before).executeAsync();
    hold.awaitHeld();
    CommonTestUtils.waitForAllTaskRunning(cluster, held.getJobID(), false);
    String savepoint =
        held.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
            .get();

    Configuration settings = checkpointed();
    settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    environment(tape(tapes, Script.undisturbed(run)), run, recording(), settings, after).execute();

    assertThatTheReplayMakesTheRowsOf(tapes);
  }

  @Test
  void a_job_whose_recording_is_switched_off_goes_on_from_a_savepoint_that_knows_of_one(
      @InjectMiniCluster MiniCluster cluster) throws Exception {
    List<MarketTape> tapes = market();
    Script hold = Script.holding(run, 1_200, TAPES);
    JobClient held =
        environment(tape(tapes, hold), run, recording(), checkpointed(), 2).executeAsync();
    hold.awaitHeld();
    CommonTestUtils.waitForAllTaskRunning(cluster, held.getJobID(), false);
    String savepoint =
        held.stopWithSavepoint(false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
            .get();

    Configuration settings = checkpointed();
    settings.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    environment(tape(tapes, Script.undisturbed(run)), run, new Configuration(), settings, 2)
        .execute();

    assertThat(sorted(run)).isEqualTo(plain(tapes));
  }

  private void assertThatTheReplayMakesTheRowsOf(List<MarketTape> tapes) throws Exception {
    RecordingPlan plan = RecordingPlan.inspect(folder.resolve("recording"));
    String replayed = run + "-replayed";

    environment(Replay.of(plan).input(), replayed, new Configuration(), settings(), 2).execute();

    assertThat(plan.notes()).isEmpty();
    assertThat(sorted(run)).isEqualTo(plain(tapes));
    assertThat(sorted(replayed)).isEqualTo(plain(tapes));
    assertThat(Rows.of(replayed).late()).isEqualTo(Rows.of(run).late());
    assertThat(Rows.of(replayed).contradictions()).isEmpty();
  }

  private static List<MarketTape> market() {
    return IntStream.range(0, TAPES)
        .mapToObj(
            tape ->
                new MarketTape(
                    List.of("T" + tape + "I0USDT", "T" + tape + "I1USDT"),
                    7,
                    90,
                    20,
                    TOLERANCE,
                    true))
        .toList();
  }

  private static MarketInput tape(List<MarketTape> tapes, Script script) {
    return new MarketInput.Trades(new TapeSource(tapes, TOLERANCE, script), Origin.WEBSOCKET);
  }

  private Configuration recording() {
    return new Configuration()
        .set(RecordingOptions.DIRECTORY, folder.resolve("recording").toString());
  }

  private static StreamExecutionEnvironment environment(
      MarketInput input,
      String run,
      Configuration options,
      Configuration settings,
      int parallelism) {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    env.setParallelism(parallelism);
    new MarketDataJob(input, Rows.outputs(run, 0), options).define(env);
    return env;
  }

  private static Configuration settings() {
    return new Configuration().set(PipelineOptions.GENERIC_TYPES, false);
  }

  private Configuration checkpointed() {
    Configuration settings = settings();
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(20));
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
    return settings;
  }

  /** Candles of a live source, as the tapes' origin says. */
  private static List<Candle> plain(List<MarketTape> tapes) {
    return PlainCandles.of(
            tapes.stream().flatMap(tape -> tape.trades().stream()).toList(), TOLERANCE)
        .candles()
        .stream()
        .map(RecordingJobTest::fromLive)
        .sorted(ORDER)
        .toList();
  }

  private static Candle fromLive(Candle candle) {
    return new Candle(
        candle.instrument(),
        candle.interval(),
        candle.openTime(),
        candle.open(),
        candle.high(),
        candle.low(),
        candle.close(),
        candle.volume(),
        candle.quoteVolume(),
        candle.tradeCount(),
        candle.takerBuyVolume(),
        candle.takerBuyQuoteVolume(),
        candle.firstTradeId(),
        candle.lastTradeId(),
        candle.quality(),
        candle.revision(),
        Origin.WEBSOCKET);
  }

  private static final Comparator<Candle> ORDER =
      Comparator.comparing(Candle::instrument)
          .thenComparing(Candle::interval)
          .thenComparingLong(Candle::openTime);

  private static List<Candle> sorted(String run) {
    return Rows.of(run).candles().stream().sorted(ORDER).toList();
  }
}
