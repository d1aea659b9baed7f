package io.ennead.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ennead.records.Candle;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A real job writes to a real server that goes away; the job may not restart. */
@Timeout(180)
class SinkOutageTest {

  private static final long START = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
  private static final long STEP = 10 * 60_000L;
  private static final int ROWS = 20_000;
  private static final double ROWS_PER_SECOND = 4_000;

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @TempDir Path data;
  private StoppableServer server;
  private TestDatabase database;

  @BeforeEach
  void start() throws Exception {
    server = new StoppableServer(data.resolve("server"));
    database = TestDatabase.at(server.options());
    Migrations.apply(server.options());
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  @Test
  void a_database_that_is_stopped_and_started_again_costs_only_time() throws Exception {
    JobClient job = startJob(Duration.ofMinutes(2));
    awaitRows();
    server.stop();
    pauseUntilBlocked(job);
    server.startAgain();

    assertAllRowsArrive(job);
  }

  @Test
  void a_database_that_is_killed_and_recovers_costs_only_time() throws Exception {
    JobClient job = startJob(Duration.ofMinutes(2));
    awaitRows();
    server.kill();
    pauseUntilBlocked(job);
    server.startAgain();

    assertAllRowsArrive(job);
  }

  @Test
  void a_job_that_waits_for_the_database_can_be_cancelled_at_once() throws Exception {
    JobClient job = startJob(Duration.ofMinutes(2));
    awaitRows();
    server.stop();
    pauseUntilBlocked(job);

    job.cancel().get();

    await()
        .atMost(20, TimeUnit.SECONDS)
        .until(() -> job.getJobStatus().get() == JobStatus.CANCELED);
  }

  @Test
  void when_the_patience_ends_the_job_fails_and_says_why() throws Exception {
    JobClient job = startJob(Duration.ofSeconds(1));
    awaitRows();
    server.stop();

    assertThatThrownBy(() -> job.getJobExecutionResult().get(60, TimeUnit.SECONDS))
        .hasStackTraceContaining("did not answer for PT1S")
        .hasStackTraceContaining("database.patience");
  }

  private JobClient startJob(Duration patience) throws Exception {
    Configuration configuration = new Configuration();
    configuration.setString("restart-strategy.type", "none");
    configuration.setString("execution.checkpointing.interval", "300 ms");
    WriteOptions options = new WriteOptions(200, Duration.ofMillis(100), new Patience(patience));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(2);
    DataGeneratorSource<Long> numbers =
        new DataGeneratorSource<>(
            n -> n,
            ROWS,
            RateLimiterStrategy.perSecond(ROWS_PER_SECOND),
            TypeInformation.of(Long.class));
    env.fromSource(numbers, WatermarkStrategy.noWatermarks(), "numbers")
        .map(n -> Candles.at(START + n * STEP))
        .returns(Candle.class)
        .map(EnsurePartitions.candles(server.options(), options.patience()))
        .returns(Candle.class)
        .sinkTo(Sinks.candles(server.options(), options));
    return env.executeAsync();
  }

  private void awaitRows() {
    await()
        .atMost(60, TimeUnit.SECONDS)
        .until(() -> !database.value("select count(*) from candles").equals("0"));
  }

  /** Long enough for the writers, the partition makers and a checkpoint to run into the outage. */
  private static void pauseUntilBlocked(JobClient job) {
    await()
        .pollDelay(3, TimeUnit.SECONDS)
        .atMost(10, TimeUnit.SECONDS)
        .until(() -> job.getJobStatus().get() == JobStatus.RUNNING);
  }

  private void assertAllRowsArrive(JobClient job) throws Exception {
    job.getJobExecutionResult().get(120, TimeUnit.SECONDS);
    String last = Instant.ofEpochMilli(START + (ROWS - 1) * STEP).toString();
    assertThat(
            database.value(
                """
                select count(*), min(open_time) = '2025-01-01 00:00:00Z', max(open_time) = '%s',
                  bool_and(volume = extract(epoch from open_time) / 60 / 1000000)
                from candles"""
                    .formatted(last)))
        .isEqualTo(ROWS + "|t|t|t");
  }
}
