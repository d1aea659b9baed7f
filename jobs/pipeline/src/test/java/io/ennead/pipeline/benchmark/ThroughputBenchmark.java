package io.ennead.pipeline.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.pipeline.MarketDataJob;
import io.ennead.pipeline.MarketInput;
import io.ennead.pipeline.MarketOutputs;
import io.ennead.pipeline.Types;
import io.ennead.pipeline.tape.Script;
import io.ennead.pipeline.tape.TapeSource;
import io.ennead.records.Interval;
import io.ennead.records.MarketEvent;
import io.ennead.records.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.types.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * How many trades a second become candles of four intervals? Every form reads the same trades from
 * the same source, and each one's rows are compared with those of a plain loop. Prints a table; the
 * figures are the best of some runs, in trades a second from the first trade to the end of the job.
 */
@Tag("proof")
class ThroughputBenchmark {

  private static final long TOLERANCE = 1_000;

  /** Trades of all symbols in a minute: 1,000 each of 100 symbols, 50 each of 2,000. */
  private static final int PER_MINUTE = 100_000;

  private static final int MANY = Integer.getInteger("ennead.benchmark.trades", 60_000_000);
  private static final int FEW = 8_000_000;
  private static final int SLOW = 2_000_000;
  private static final int ROUNDS = Integer.getInteger("ennead.benchmark.rounds", 3);

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .setConfiguration(
                  new Configuration()
                      .set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512)))
              .build());

  /** One cell of the table. */
  private record Case(Form form, int symbols, int parallelism, String backend, long trades) {}

  private enum Form {
    LOOP("plain loop, one thread, no Flink"),
    SOURCE("source -> discard"),
    EXCHANGE("source -> keyBy -> discard"),
    CASCADE("window cascade on raw trades"),
    JOB("**Ennead: fold before the exchange, then the cascade**"),
    SQL("Flink SQL `TUMBLE`, 1m only, 6 of 12 columns");

    final String title;

    Form(String title) {
      this.title = title;
    }
  }

  private final Map<String, PlainLoop> loops = new HashMap<>();
  private final Map<Case, Double> best = new HashMap<>();
  private int runs;

  @Test
  void trades_become_candles_of_four_intervals_ten_times_as_fast_as_in_flink_sql()
      throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      for (Case each : cases()) {
        best.merge(each, measure(each), Math::max);
      }
    }
    System.out.println(table());
    for (int parallelism : new int[] {1, 2}) {
      double job = rate(Form.JOB, 100, parallelism, "hashmap");
      double sql = rate(Form.SQL, 100, parallelism, "hashmap");
      System.out.printf(
          Locale.ROOT,
          "100 symbols, parallelism %d: %.1f million trades/s, %.1f times Flink SQL%n",
          parallelism,
          job,
          job / sql);
    }
    assertThat(rate(Form.JOB, 100, 2, "hashmap")).as("million trades/s").isGreaterThan(20);
    assertThat(rate(Form.JOB, 100, 2, "hashmap") / rate(Form.SQL, 100, 2, "hashmap"))
        .as("times Flink SQL")
        .isGreaterThan(10);
  }

  private static List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (int symbols : new int[] {100, 2_000}) {
      cases.add(new Case(Form.LOOP, symbols, 1, "hashmap", MANY));
      for (int parallelism : new int[] {1, 2}) {
        cases.add(new Case(Form.SOURCE, symbols, parallelism, "hashmap", MANY));
        cases.add(new Case(Form.EXCHANGE, symbols, parallelism, "hashmap", FEW));
        cases.add(new Case(Form.CASCADE, symbols, parallelism, "hashmap", FEW));
        cases.add(new Case(Form.CASCADE, symbols, parallelism, "rocksdb", SLOW));
        cases.add(new Case(Form.JOB, symbols, parallelism, "hashmap", MANY));
        cases.add(new Case(Form.JOB, symbols, parallelism, "rocksdb", MANY));
        cases.add(new Case(Form.SQL, symbols, parallelism, "hashmap", FEW));
      }
    }
    return cases;
  }

  /** Runs it once; million trades a second. */
  private double measure(Case each) throws Exception {
    Watch watch = new Watch("benchmark-" + runs++);
    if (each.form() == Form.LOOP) {
      PlainLoop.run(tapes(each, watch, 1).get(0), TOLERANCE);
    } else {
      StreamExecutionEnvironment env = environment(each);
      define(each, env, watch);
      env.execute(each.toString());
    }
    double rate = each.trades() / watch.seconds() / 1e6;
    System.out.printf(Locale.ROOT, "%.2f %s%n", rate, each);
    check(each, watch.run());
    return rate;
  }

  private void define(Case each, StreamExecutionEnvironment env, Watch watch) {
    TapeSource source =
        new TapeSource(
            tapes(each, watch, each.parallelism()), TOLERANCE, Script.undisturbed(watch.run()));
    if (each.form() == Form.JOB) {
      new MarketDataJob(
              new MarketInput.Trades(source, Origin.HISTORICAL),
              MarketOutputs.ofCandles(
                  rows ->
                      rows.sinkTo(new Tally.CountingSink<>(watch.run(), row -> row.hashCode()))))
          .define(env);
      return;
    }
    DataStream<MarketEvent> events =
        env.fromSource(source, WatermarkStrategy.noWatermarks(), "trades", Types.EVENT);
    switch (each.form()) {
      case SOURCE -> events.sinkTo(new DiscardingSink<>());
      case EXCHANGE ->
          events.keyBy(MarketEvent::instrument, Types.INSTRUMENT).sinkTo(new DiscardingSink<>());
      case CASCADE ->
          CascadeOnTrades.define(events)
              .sinkTo(new Tally.CountingSink<>(watch.run(), row -> row.hashCode()));
      case SQL -> {
        long from = BenchmarkTape.BEGIN + Interval.M1.millis();
        long until =
            Interval.M1.floor(BenchmarkTape.BEGIN + each.trades() * 60_000L / PER_MINUTE - 1);
        SqlCandles.define(env, events)
            .sinkTo(
                new Tally.CountingSink<Row>(
                    watch.run(), row -> SqlCandles.barHash(row, from, until)));
      }
      default -> throw new IllegalStateException(each.toString());
    }
  }

  private void check(Case each, String run) {
    PlainLoop loop =
        loops.computeIfAbsent(
            each.symbols() + " symbols, " + each.trades(),
            key -> PlainLoop.run(tapes(each, new Watch(key), 1).get(0), TOLERANCE));
    switch (each.form()) {
      case JOB, CASCADE -> assertThat(Tally.of(run)).as("%s", each).isEqualTo(loop.candles());
      case SQL -> assertThat(Tally.of(run)).as("%s", each).isEqualTo(loop.bars());
      case LOOP, SOURCE, EXCHANGE -> assertThat(loop.candles().rows()).isPositive();
    }
  }

  private static List<BenchmarkTape> tapes(Case each, Watch watch, int tapes) {
    return BenchmarkTape.tapes(
        watch, tapes, each.symbols(), PER_MINUTE / each.symbols(), each.trades() / each.symbols());
  }

  private static StreamExecutionEnvironment environment(Case each) {
    Configuration settings = new Configuration();
    settings.set(StateBackendOptions.STATE_BACKEND, each.backend());
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    env.setParallelism(each.parallelism());
    return env;
  }

  private double rate(Form form, int symbols, int parallelism, String backend) {
    return best.entrySet().stream()
        .filter(e -> e.getKey().form() == form)
        .filter(e -> e.getKey().symbols() == symbols)
        .filter(e -> e.getKey().parallelism() == parallelism)
        .filter(e -> e.getKey().backend().equals(backend))
        .mapToDouble(Map.Entry::getValue)
        .findFirst()
        .orElse(Double.NaN);
  }

  private String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        """
        | million trades/s | 100 symbols, p1 | p2 | 2,000 symbols, p1 | p2 | RocksDB, 100 symbols, p1 | p2 | 2,000 symbols, p1 | p2 |
        | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
        """);
    for (Form form : Form.values()) {
      table.append("| ").append(form.title);
      for (String backend : List.of("hashmap", "rocksdb")) {
        for (int symbols : new int[] {100, 2_000}) {
          for (int parallelism : new int[] {1, 2}) {
            double rate = rate(form, symbols, parallelism, backend);
            table.append(" | ");
            table.append(
                Double.isNaN(rate)
                    ? ""
                    : String.format(Locale.ROOT, rate < 10 ? "%.2f" : "%.0f", rate));
          }
        }
      }
      table.append(" |\n");
    }
    return table.toString();
  }
}
