package io.ennead.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ennead.kafka.EventTopic;
import io.ennead.kafka.KafkaBroker;
import io.ennead.kafka.KafkaOptions;
import io.ennead.pipeline.tape.LiveCandle;
import io.ennead.pipeline.tape.MarketTape;
import io.ennead.pipeline.tape.PlainCandles;
import io.ennead.pipeline.tape.Rows;
import io.ennead.pipeline.tape.Script;
import io.ennead.pipeline.tape.TapeSource;
import io.ennead.pipeline.topics.KafkaOutputs;
import io.ennead.records.Candle;
import io.ennead.records.Direction;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Regime;
import io.ennead.records.Signal;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Events through a topic, several symbols in a partition: the rows are those of plain sums over the
 * same trades, though the job that writes the events fails, the job that reads them fails, and the
 * broker is killed with -9.
 */
@Tag("proof")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KafkaJobTest {

  private static final long TOLERANCE = 1_000;
  private static final int TAPES = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Runs whose reading job has failed once, as planned. */
  private static final Set<String> FAILED = ConcurrentHashMap.newKeySet();

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(4)
              .build());

  @TempDir Path folder;

  private final String run = UUID.randomUUID().toString();

  @Test
  void failing_jobs_and_a_killed_broker_change_no_row() throws Exception {
    List<MarketTape> tapes = market();
    try (KafkaBroker broker = new KafkaBroker(folder.resolve("kafka"))) {
      Configuration options = options(broker);
      // Nothing ends the events of a live exchange: the tapes stay open at their end.
      Script script = Script.failing(run, 3, List.of(500L, 1_000L, 1_500L)).stayingOpen();
      JobClient reading = read(options);
      JobClient writing = publish(tapes, script, options);

      await().atMost(PATIENCE).until(() -> Rows.of(run).candles().size() > 300);
      broker.kill();
      broker.start();
      Map<Key, Candle> expected = expected(tapes);
      await().atMost(PATIENCE).until(() -> candles().keySet().containsAll(expected.keySet()));
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> published(broker, "candles").size() >= candles().size());
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(() -> assertThatTheTopicHoldsEachDecisionOnce(broker));
      reading.cancel().get(60, TimeUnit.SECONDS);
      writing.cancel().get(60, TimeUnit.SECONDS);

      assertThat(script.failuresLeft()).isZero();
      assertThat(FAILED).contains(run);
      assertThat(Rows.of(run).contradictions()).isEmpty();
      assertThat(candles()).containsAllEntriesOf(expected);
      assertThatTheTopicHoldsEachCandleOnce(published(broker, "candles"), expected);
      assertThat(setting(broker, "ennead.events", "retention.ms")).isEqualTo("-1");
    }
  }

  @Test
  void signals_go_to_their_topic_with_the_columns_of_their_table() throws Exception {
    List<Signal> signals = IntStream.range(0, 40).mapToObj(KafkaJobTest::signal).toList();
    try (KafkaBroker broker = new KafkaBroker(folder.resolve("kafka"))) {
      StreamExecutionEnvironment env = environment();
      MarketOutputs outputs = KafkaOutputs.of(options(broker));
      DataStream<Signal> rows =
          env.fromData(Types.SIGNAL, signals.toArray(Signal[]::new)).uid("signals");
      outputs.signals().forEach(output -> output.attach(rows));
      env.execute("signals");

      assertThat(published(broker, "signals"))
          .extracting(row -> columns(row, "id", "direction", "entry", "stop", "target", "quality"))
          .containsExactlyInAnyOrderElementsOf(
              signals.stream()
                  .map(
                      row ->
                          List.of(
                              Instant.ofEpochMilli(row.closeTime()).toString(),
                              row.id(),
                              row.direction().toString(),
                              row.entry().toPlainString(),
                              row.stop().toPlainString(),
                              row.target().toPlainString(),
                              row.quality().toPlainString()))
                  .toList());
    }
  }

  private static Signal signal(int minute) {
    long closeTime = 1_767_600_060_000L + minute * Interval.M1.millis();
    return new Signal(
        "binance:BTCUSDT:1m:" + closeTime + ":LONG",
        Instrument.binance("BTCUSDT"),
        Interval.M1,
        Direction.LONG,
        closeTime,
        new BigDecimal("100.5"),
        new BigDecimal("99.25"),
        new BigDecimal("104").add(BigDecimal.valueOf(minute)),
        new BigDecimal("2.8"),
        .61,
        .4,
        new BigDecimal("0.6"),
        Regime.values()[0],
        List.of(HeadName.TECHNICAL),
        .05,
        List.of("RSI 31; rising"),
        List.of(HeadVote.abstain(HeadName.CRYPTO, "nothing")));
  }

  private void assertThatTheTopicHoldsEachCandleOnce(
      List<JsonNode> published, Map<Key, Candle> expected) {
    List<Key> keys = published.stream().map(KafkaJobTest::key).toList();
    assertThat(keys).doesNotHaveDuplicates().containsAll(expected.keySet());
    for (JsonNode row : published) {
      Candle candle = candles().get(key(row));
      assertThat(row.path("close").decimalValue()).isEqualByComparingTo(candle.close());
      assertThat(row.path("volume").decimalValue()).isEqualByComparingTo(candle.volume());
      assertThat(row.path("trade_count").asLong()).isEqualTo(candle.tradeCount());
      assertThat(row.path("quality").asText()).isEqualTo(candle.quality().name());
    }
  }

  private void assertThatTheTopicHoldsEachDecisionOnce(KafkaBroker broker) throws Exception {
    assertThat(Rows.of(run).decisions()).isNotEmpty();
    assertThat(published(broker, "decisions"))
        .extracting(row -> columns(row, "symbol", "interval", "verdict", "reason", "probability"))
        .containsExactlyInAnyOrderElementsOf(
            Rows.of(run).decisions().stream()
                .map(
                    row ->
                        List.of(
                            Instant.ofEpochMilli(row.closeTime()).toString(),
                            row.instrument().symbol(),
                            row.interval().label(),
                            row.verdict().toString(),
                            String.valueOf(row.reason()),
                            Double.toString(row.probability())))
                .toList());
  }

  private static List<String> columns(JsonNode row, String... names) {
    List<String> texts = new ArrayList<>(List.of(row.path("close_time").asText()));
    for (String name : names) {
      texts.add(row.path(name).asText());
    }
    return texts;
  }

  /** The natural key of a candle. */
  private record Key(Instrument instrument, Interval interval, long openTime) {}

  private static Key key(Candle candle) {
    return new Key(candle.instrument(), candle.interval(), candle.openTime());
  }

  private static Key key(JsonNode row) {
    return new Key(
        new Instrument(row.path("exchange").asText(), row.path("symbol").asText()),
        Interval.of(row.path("interval").asText()),
        Instant.parse(row.path("open_time").asText()).toEpochMilli());
  }

  private Map<Key, Candle> candles() {
    return byKey(Rows.of(run).candles());
  }

  private static Map<Key, Candle> byKey(Collection<Candle> candles) {
    return candles.stream().collect(Collectors.toMap(KafkaJobTest::key, candle -> candle));
  }

  /** All candles up to where every instrument is whole: a topic does not end. */
  private static Map<Key, Candle> expected(List<MarketTape> tapes) {
    List<Candle> plain =
        PlainCandles.of(tapes.stream().flatMap(tape -> tape.trades().stream()).toList(), TOLERANCE)
            .candles();
    long whole =
        plain.stream()
            .filter(candle -> candle.interval() == Interval.M1)
            .collect(
                Collectors.groupingBy(
                    Candle::instrument, Collectors.reducing(0L, Candle::closeTime, Math::max)))
            .values()
            .stream()
            .mapToLong(Long::longValue)
            .min()
            .orElseThrow();
    Map<Key, Candle> expected =
        byKey(
            plain.stream()
                .filter(candle -> candle.closeTime() <= whole)
                .map(LiveCandle::of)
                .toList());
    assertThat(expected).hasSizeGreaterThan(400);
    return expected;
  }

  private JobClient publish(List<MarketTape> tapes, Script script, Configuration options)
      throws Exception {
    StreamExecutionEnvironment env = environment();
    MarketInput input =
        new MarketInput.Trades(new TapeSource(tapes, TOLERANCE, script), Origin.HISTORICAL);
    PublishJob.of(input, options).define(env);
    return env.executeAsync("publish");
  }

  private JobClient read(Configuration options) throws Exception {
    StreamExecutionEnvironment env = environment();
    MarketOutputs outputs =
        MarketOutputs.ofCandles(
                rows ->
                    rows.map(new FailOnce(run))
                        .returns(Types.CANDLE)
                        .uid("fail-once")
                        .name("fail once")
                        .sinkTo(new DiscardingSink<>())
                        .uid("discard")
                        .name("discard"))
            .and(Rows.outputs(run, 0))
            .and(Rows.decided(run))
            .and(KafkaOutputs.of(options));
    new MarketDataJob(new MarketInput.Topic(EventTopic.open(options)), outputs, options)
        .define(env);
    return env.executeAsync("read");
  }

  /** Fails at its 100th candle, the first time. */
  private static final class FailOnce implements MapFunction<Candle, Candle> {
    private static final long serialVersionUID = 1L;
    private final String run;
    private int candles;

    FailOnce(String run) {
      this.run = run;
    }

    @Override
    public Candle map(Candle candle) {
      if (++candles == 100 && FAILED.add(run)) {
        throw new IllegalStateException("planned failure of the job that reads");
      }
      return candle;
    }
  }

  private static Configuration options(KafkaBroker broker) {
    return new Configuration()
        .set(KafkaOptions.SERVERS, broker.servers())
        .set(KafkaOptions.PARTITIONS, 3)
        .set(KafkaOptions.CANDLES, "candles")
        .set(KafkaOptions.DECISIONS, "decisions")
        .set(KafkaOptions.SIGNALS, "signals");
  }

  private StreamExecutionEnvironment environment() {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
    settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
    settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 100);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 100);
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    env.setParallelism(2);
    return env;
  }

  private static List<MarketTape> market() {
    return IntStream.range(0, TAPES)
        .mapToObj(
            tape ->
                new MarketTape(
                    List.of("T" + tape + "I0USDT", "T" + tape + "I1USDT"),
                    7,
                    300,
                    20,
                    TOLERANCE,
                    true))
        .toList();
  }

  private static String setting(KafkaBroker broker, String topic, String key) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin =
        Admin.create(
            Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.servers()))) {
      return admin
          .describeConfigs(List.of(resource))
          .all()
          .get(60, TimeUnit.SECONDS)
          .get(resource)
          .get(key)
          .value();
    }
  }

  /** What a reader that sees only committed records finds in a topic of rows. */
  private static List<JsonNode> published(KafkaBroker broker, String topic) throws Exception {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            broker.servers(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<JsonNode> rows = new ArrayList<>();
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          rows.add(JSON.readTree(record.value()));
        }
      }
      return rows;
    }
  }
}
