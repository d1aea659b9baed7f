package io.ennead.standalone.live;

import io.ennead.binance.BinanceOptions;
import io.ennead.binance.BinanceSource;
import io.ennead.pipeline.Types;
import io.ennead.records.MarketEvent;
import io.ennead.records.Trade;
import io.ennead.simulator.binance.BinanceSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * The live source in a Flink job of its own, against a simulated exchange; all that it emits is
 * kept.
 */
final class LiveRun implements AutoCloseable {

  static final Duration NO_GAPS = Duration.ofDays(10);

  private static final Map<String, LiveRun> RUNS = new ConcurrentHashMap<>();

  final Queue<MarketEvent> events = new ConcurrentLinkedQueue<>();
  final AtomicLong watermark = new AtomicLong(Long.MIN_VALUE);
  final AtomicBoolean failed = new AtomicBoolean();
  private final String id = UUID.randomUUID().toString();
  private final JobClient job;
  private final CompletableFuture<JobExecutionResult> result;

  private LiveRun(Configuration flink, Configuration options, int parallelism, boolean fails)
      throws Exception {
    RUNS.put(id, this);
    flink.setString("pipeline.generic-types", "false");
    flink.setString("restart-strategy.type", "fixed-delay");
    flink.setString("restart-strategy.fixed-delay.attempts", fails ? "1" : "0");
    flink.setString("restart-strategy.fixed-delay.delay", "10 ms");
    flink.setString("rest.port", "0");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, flink);
    env.enableCheckpointing(200);
    env.fromSource(
            BinanceSource.builder().options(options).build(),
            WatermarkStrategy.noWatermarks(),
            "trades",
            Types.EVENT)
        .uid("trades")
        .keyBy(MarketEvent::instrument, Types.INSTRUMENT)
        .process(new Keep(id, fails), Types.EVENT)
        .uid("keep")
        .setParallelism(1)
        .sinkTo(new DiscardingSink<>())
        .uid("discard");
    job = env.executeAsync("live");
    result = job.getJobExecutionResult();
  }

  static LiveRun start(Configuration options, int parallelism) throws Exception {
    return new LiveRun(new Configuration(), options, parallelism, false);
  }

  /** Fails once, behind a checkpoint, and goes on from it. */
  static LiveRun failing(Configuration options) throws Exception {
    return new LiveRun(new Configuration(), options, 1, true);
  }

  static LiveRun restored(Configuration options, String savepoint) throws Exception {
    Configuration flink = new Configuration();
    flink.setString("execution.state-recovery.path", savepoint);
    return new LiveRun(flink, options, 1, false);
  }

  /**
   * The options of a source that reads a simulated exchange. On a machine that is slow ids may take
   * their time: no gap is declared.
   */
  static Configuration options(
      BinanceSimulator simulator, double speed, String since, List<String> symbols) {
    Configuration options = new Configuration();
    options.set(BinanceOptions.STREAM_URL, simulator.webSocketUri().toString());
    options.set(BinanceOptions.REST_URL, simulator.restUri().toString());
    options.set(BinanceOptions.SPEED, speed);
    options.set(BinanceOptions.SYMBOLS, symbols);
    options.set(BinanceOptions.WARM_UP_CANDLES, 0);
    options.set(BinanceOptions.GAP_PATIENCE, NO_GAPS);
    if (since != null) {
      options.set(BinanceOptions.SINCE, since);
    }
    return options;
  }

  List<Trade> trades(String symbol) {
    return all(Trade.class).stream().filter(t -> t.instrument().symbol().equals(symbol)).toList();
  }

  <T extends MarketEvent> List<T> all(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Whether the job runs; throws its failure if it failed. */
  boolean isRunning() throws Exception {
    if (result.isDone()) {
      result.get();
    }
    return !result.isDone();
  }

  /** What made the job fail. */
  Throwable failure() throws Exception {
    try {
      result.get(2, TimeUnit.MINUTES);
      throw new AssertionError("the job did not fail");
    } catch (ExecutionException e) {
      return e;
    }
  }

  String stop(Path savepoints) throws Exception {
    String savepoint =
        job.stopWithSavepoint(false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
            .get(2, TimeUnit.MINUTES);
    awaitEnd();
    return savepoint;
  }

  @Override
  public void close() throws Exception {
    RUNS.remove(id);
    try {
      if (!result.isDone()) {
        job.cancel().get(2, TimeUnit.MINUTES);
        awaitEnd();
      }
    } catch (IllegalStateException clusterIsShuttingDown) {
      // The cluster lives as long as its one job: the job ended before it could be cancelled.
      awaitEnd();
    }
  }

  /** Waits until the job is over, however it ended. */
  private void awaitEnd() throws Exception {
    result.handle((ended, failure) -> null).get(2, TimeUnit.MINUTES);
  }

  private static final class Keep extends ProcessFunction<MarketEvent, MarketEvent>
      implements CheckpointListener {
    private static final long serialVersionUID = 1L;
    private static final int BEFORE_FAILURE = 2;

    private final String id;
    private final boolean fails;
    private transient int checkpoints;

    Keep(String id, boolean fails) {
      this.id = id;
      this.fails = fails;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
      checkpoints++;
    }

    @Override
    public void processElement(MarketEvent event, Context context, Collector<MarketEvent> out) {
      LiveRun run = RUNS.get(id);
      if (run == null) {
        return;
      }
      run.events.add(event);
      run.watermark.accumulateAndGet(context.timerService().currentWatermark(), Math::max);
      if (fails
          && event instanceof Trade
          && checkpoints >= BEFORE_FAILURE
          && run.failed.compareAndSet(false, true)) {
        throw new IllegalStateException("planned failure");
      }
    }
  }
}
