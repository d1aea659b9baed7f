package io.ennead.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.ennead.kafka.EventTopic;
import io.ennead.kafka.KafkaBroker;
import io.ennead.kafka.KafkaOptions;
import io.ennead.pipeline.tape.MarketTape;
import io.ennead.pipeline.tape.Rows;
import io.ennead.pipeline.tape.Script;
import io.ennead.pipeline.tape.TapeSource;
import io.ennead.records.Origin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job that publishes stays away, between a snapshot and the commit of its transaction, for longer
 * than the brokers wait. It goes on, as Kafka's committer only logs the loss; whoever reads fails.
 */
@Tag("proof")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class LostTransactionTest {

  private static final long TOLERANCE = 1_000;
  private static final Duration CHECKPOINTS = Duration.ofMillis(200);
  private static final long HELD_AT = 1_200;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @TempDir Path folder;

  private final String run = UUID.randomUUID().toString();

  @Test
  void what_the_brokers_gave_up_makes_no_candle_but_an_error(@InjectMiniCluster MiniCluster cluster)
      throws Exception {
    MarketTape tape = new MarketTape(List.of("BTCUSDT", "ETHUSDT"), 7, 90, 20, TOLERANCE, false);
    try (KafkaBroker broker = new KafkaBroker(folder.resolve("kafka"))) {
      Configuration options =
          new Configuration()
              .set(KafkaOptions.SERVERS, broker.servers())
              .set(KafkaOptions.PARTITIONS, 1)
              .set(KafkaOptions.TRANSACTION_TIMEOUT, Duration.ofSeconds(5));
      // A savepoint holds the transaction, and does not commit it.
      String savepoint = savepointOfAJobThatIsGone(tape, options, cluster);
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(500))
          .until(() -> end(broker, "read_committed") == end(broker, "read_uncommitted"));

      JobClient publishing =
          publish(
              tape,
              Script.undisturbed(run).stayingOpen(),
              new Configuration(options).set(KafkaOptions.TRANSACTION_TIMEOUT, PATIENCE),
              settings()
                  .set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINTS)
                  .set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint));
      JobClient reading = read(options);

      assertThatThrownBy(() -> reading.getJobExecutionResult().get(180, TimeUnit.SECONDS))
          .hasStackTraceContaining("topic ennead.events: event 1 of binance:")
          .hasStackTraceContaining("kafka.transaction-timeout");
      publishing.cancel().get(60, TimeUnit.SECONDS);
      assertThat(Rows.of(run).candles()).isEmpty();
    }
  }

  private String savepointOfAJobThatIsGone(
      MarketTape tape, Configuration options, MiniCluster cluster) throws Exception {
    Script held = Script.holding(run, HELD_AT, 1).stayingOpen();
    JobClient job = publish(tape, held, options, settings());
    held.awaitHeld();
    CommonTestUtils.waitForAllTaskRunning(cluster, job.getJobID(), false);
    String savepoint =
        job.triggerSavepoint(folder.toUri().toString(), SavepointFormatType.CANONICAL)
            .get(120, TimeUnit.SECONDS);
    job.cancel().get(60, TimeUnit.SECONDS);
    return savepoint;
  }

  private JobClient publish(
      MarketTape tape, Script script, Configuration options, Configuration settings)
      throws Exception {
    StreamExecutionEnvironment env = environment(settings);
    MarketInput input =
        new MarketInput.Trades(new TapeSource(List.of(tape), TOLERANCE, script), Origin.HISTORICAL);
    PublishJob.of(input, options).define(env);
    return env.executeAsync("publish");
  }

  private JobClient read(Configuration options) throws Exception {
    StreamExecutionEnvironment env =
        environment(settings().set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINTS));
    new MarketDataJob(new MarketInput.Topic(EventTopic.open(options)), Rows.outputs(run, 0))
        .define(env);
    return env.executeAsync("read");
  }

  /** Without checkpoints, so that a savepoint holds all. */
  private Configuration settings() {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return settings;
  }

  private static StreamExecutionEnvironment environment(Configuration settings) {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    env.setParallelism(1);
    return env;
  }

  /** Behind the last record that a reader sees, open transactions left out or not. */
  private static long end(KafkaBroker broker, String isolation) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            broker.servers(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            isolation);
    TopicPartition partition = new TopicPartition(KafkaOptions.EVENTS.defaultValue(), 0);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return consumer.endOffsets(List.of(partition)).get(partition);
    }
  }
}
