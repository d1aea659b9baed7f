package io.ennead.history;

import static io.ennead.history.Dumps.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.history.options.HistoryInput;
import io.ennead.history.options.HistoryOptions;
import io.ennead.history.reader.Replayed;
import io.ennead.records.Candle;
import io.ennead.records.CandleCodec;
import io.ennead.records.Instrument;
import io.ennead.records.MarketEvent;
import io.ennead.records.MarketEventCodec;
import io.ennead.records.Trade;
import io.ennead.serialization.CodecTypeInfo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.Collector;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sources in a real job. */
class HistorySourceJobTest {

  @RegisterExtension
  private static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(8)
              .build());

  private static final Queue<Seen> SEEN = new ConcurrentLinkedQueue<>();

  @TempDir private Path folder;

  @BeforeEach
  void forget() {
    SEEN.clear();
  }

  /** An element as it left the source, with the watermark at which it came. */
  private record Seen(Object element, long timestamp, long watermark) {}

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void every_instrument_leaves_as_without_flink_and_no_watermark_passes_its_rows(int readers)
      throws Exception {
    HistoryPlan plan = trades();
    Map<Instrument, List<MarketEvent>> expected =
        Replayed.events(plan, HistoryOptions.DEFAULTS).stream()
            .collect(Collectors.groupingBy(MarketEvent::instrument));

    start(TradeHistorySource.of(plan, HistoryOptions.DEFAULTS), events(), readers, null)
        .getJobExecutionResult()
        .get(60, TimeUnit.SECONDS);

    assertThat(seen()).isEqualTo(expected);
    assertThat(SEEN)
        .filteredOn(seen -> seen.element() instanceof Trade)
        .isNotEmpty()
        .allMatch(seen -> seen.timestamp() > seen.watermark());
    assertThat(SEEN.stream().mapToLong(Seen::watermark).max().orElseThrow()).isGreaterThan(DAY);
  }

  @Test
  void candles_of_several_instruments_come_in_step() throws Exception {
    Path first = Dumps.write(folder, "BTCUSDT-1m.csv", Dumps.klines(DAY, 3_000));
    Path second = Dumps.write(folder, "ETHUSDT-1m.csv.gz", Dumps.klines(DAY, 3_000));
    HistoryPlan plan = Dumps.plan(HistoryInput.KLINES, first, second);

    start(CandleHistorySource.of(plan, HistoryOptions.DEFAULTS), candles(), 1, null)
        .getJobExecutionResult()
        .get(60, TimeUnit.SECONDS);

    assertThat(SEEN).hasSize(6_000).allMatch(seen -> seen.timestamp() > seen.watermark());
    long newest = Long.MIN_VALUE;
    for (Seen seen : SEEN) {
      newest = Math.max(newest, ((Candle) seen.element()).openTime());
      assertThat(((Candle) seen.element()).openTime()).isGreaterThanOrEqualTo(newest - 60_000);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void a_savepoint_is_continued_exactly_with_another_parallelism(int readers) throws Exception {
    HistoryPlan plan = trades();
    Map<Instrument, List<MarketEvent>> expected =
        Replayed.events(plan, HistoryOptions.DEFAULTS).stream()
            .collect(Collectors.groupingBy(MarketEvent::instrument));
    HistoryOptions paced = HistoryOptions.DEFAULTS.withSpeed(2_000).withBatchRows(16);

    JobClient first = start(TradeHistorySource.of(plan, paced), events(), 2, null);
    Awaitility.await().until(() -> SEEN.size() > 1_500);
    String savepoint =
        first
            .stopWithSavepoint(
                false,
                folder.resolve("savepoints").toUri().toString(),
                SavepointFormatType.CANONICAL)
            .get(60, TimeUnit.SECONDS);
    int before = SEEN.size();
    start(TradeHistorySource.of(plan, HistoryOptions.DEFAULTS), events(), readers, savepoint)
        .getJobExecutionResult()
        .get(60, TimeUnit.SECONDS);

    assertThat(before).isBetween(1_500, SEEN.size() - 100);
    assertThat(seen()).isEqualTo(expected);
  }

  @Test
  void a_paced_replay_is_cancelled_at_once() throws Exception {
    HistoryOptions slow = HistoryOptions.DEFAULTS.withSpeed(0.001);
    JobClient job = start(TradeHistorySource.of(trades(), slow), events(), 2, null);
    Awaitility.await().until(() -> !SEEN.isEmpty());

    job.cancel().get(10, TimeUnit.SECONDS);

    Awaitility.await()
        .atMost(10, TimeUnit.SECONDS)
        .until(() -> job.getJobStatus().get() == JobStatus.CANCELED);
  }

  /** Five instruments, dense and sparse, early and late, sorted and not, in several files. */
  private HistoryPlan trades() {
    List<Path> files = new ArrayList<>();
    String[] symbols = {"BTCUSDT", "ETHUSDT", "BNBUSDT", "SOLUSDT", "ADAUSDT"};
    for (int i = 0; i < symbols.length; i++) {
      List<String> rows =
          Dumps.aggTrades(1, 1_200, DAY + i * 1_000_000L, i == 3 ? 60_000 : 1_700 + 100L * i);
      rows.subList(300, 310).clear();
      List<String> tail = new ArrayList<>(rows.subList(590, rows.size()));
      if (i % 2 == 0) {
        Collections.shuffle(tail, new Random(i));
      }
      String name = symbols[i] + "-aggTrades-";
      files.add(Dumps.write(folder, name + "a.csv.gz", rows.subList(0, 600)));
      files.add(Dumps.write(folder, name + "b.csv", tail));
    }
    return Dumps.plan(HistoryInput.TRADES, files.toArray(Path[]::new));
  }

  private static Map<Instrument, List<MarketEvent>> seen() {
    return SEEN.stream()
        .map(seen -> (MarketEvent) seen.element())
        .collect(Collectors.groupingBy(MarketEvent::instrument));
  }

  private static TypeInformation<MarketEvent> events() {
    return CodecTypeInfo.immutable(MarketEvent.class, MarketEventCodec.class);
  }

  private static TypeInformation<Candle> candles() {
    return CodecTypeInfo.immutable(Candle.class, CandleCodec.class);
  }

  private static <E> JobClient start(
      Source<E, ?, ?> source, TypeInformation<E> type, int parallelism, String savepoint)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    if (savepoint != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    }
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(parallelism);
    env.fromSource(source, WatermarkStrategy.noWatermarks(), "files", type)
        .uid("files")
        .process(new Remember<E>())
        .returns(type)
        .uid("remember")
        .sinkTo(new DiscardingSink<>())
        .uid("sink");
    return env.executeAsync();
  }

  private static final class Remember<E> extends ProcessFunction<E, E> {

    @Override
    public void processElement(E element, Context context, Collector<E> out) {
      SEEN.add(new Seen(element, context.timestamp(), context.timerService().currentWatermark()));
      out.collect(element);
    }
  }
}
