package io.ennead.standalone.live;

import io.ennead.binance.BinanceSource;
import io.ennead.pipeline.MarketDataJob;
import io.ennead.pipeline.MarketInput;
import io.ennead.pipeline.MarketOutputs;
import io.ennead.pipeline.Output;
import io.ennead.records.Candle;
import io.ennead.records.Decision;
import io.ennead.records.FeedEvent;
import io.ennead.records.IndicatorSnapshot;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Outcome;
import io.ennead.records.Signal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/** The whole job over the live source, from the trades to the decisions; its rows are kept. */
final class WarmRun implements AutoCloseable {

  /** The natural key of a row: by instrument, by interval, in order of time. */
  record Key(Instrument instrument, Interval interval, long closeTime) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = instrument.compareTo(other.instrument);
      order = order != 0 ? order : interval.compareTo(other.interval);
      return order != 0 ? order : Long.compare(closeTime, other.closeTime);
    }
  }

  /** The rows of one run or of several that go on from each other. */
  static final class Rows {
    final Map<Key, Candle> candles = new ConcurrentSkipListMap<>();
    final Map<Key, IndicatorSnapshot> indicators = new ConcurrentSkipListMap<>();
    final Map<Key, Decision> decisions = new ConcurrentSkipListMap<>();
    final Map<Key, Signal> signals = new ConcurrentSkipListMap<>();
    final Map<String, Outcome> outcomes = new ConcurrentSkipListMap<>();
    final Map<String, FeedEvent> feed = new ConcurrentSkipListMap<>();

    /** Takes a row in under its key, as the database does. */
    void add(Object row) {
      if (row instanceof Candle candle) {
        candles.put(new Key(candle.instrument(), candle.interval(), candle.closeTime()), candle);
      } else if (row instanceof IndicatorSnapshot values) {
        long close = values.interval().end(values.openTime());
        indicators.put(new Key(values.instrument(), values.interval(), close), values);
      } else if (row instanceof Decision decision) {
        decisions.put(
            new Key(decision.instrument(), decision.interval(), decision.closeTime()), decision);
      } else if (row instanceof Signal signal) {
        signals.put(new Key(signal.instrument(), signal.interval(), signal.closeTime()), signal);
      } else if (row instanceof Outcome outcome) {
        outcomes.put(
            "%s %s %s".formatted(outcome.id(), outcome.shadow(), outcome.status()), outcome);
      } else if (row instanceof FeedEvent event) {
        feed.put(feed.size() + " " + event, event);
      }
    }

    /** Up to when every symbol has decisions over its minutes, epoch milliseconds. */
    long decidedUntil(List<String> symbols) {
      long least = Long.MAX_VALUE;
      for (String symbol : symbols) {
        Instrument instrument = Instrument.binance(symbol);
        long newest =
            decisions.keySet().stream()
                .filter(key -> key.instrument().equals(instrument))
                .filter(key -> key.interval() == Interval.M1)
                .mapToLong(Key::closeTime)
                .max()
                .orElse(Long.MIN_VALUE);
        least = Math.min(least, newest);
      }
      return least;
    }
  }

  private static final Map<String, Rows> RUNS = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();
  private final JobClient job;
  private final CompletableFuture<JobExecutionResult> result;

  /**
   * Starts the job.
   *
   * @param savepoint to go on from, or null
   */
  WarmRun(BinanceSource source, Rows rows, String savepoint) throws Exception {
    RUNS.put(id, rows);
    Configuration flink = new Configuration();
    flink.setString("pipeline.generic-types", "false");
    flink.setString("restart-strategy.type", "disable");
    flink.setString("rest.port", "0");
    if (savepoint != null) {
      flink.setString("execution.state-recovery.path", savepoint);
    }
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, flink);
    env.enableCheckpointing(500);
    new MarketDataJob(new MarketInput.Trades(source, Origin.WEBSOCKET), outputs()).define(env);
    job = env.executeAsync("warm");
    result = job.getJobExecutionResult();
  }

  private MarketOutputs outputs() {
    return new MarketOutputs(
        List.of(kept("candles")),
        List.of(kept("indicators")),
        List.of(kept("decisions")),
        List.of(kept("signals")),
        List.of(kept("outcomes")),
        List.of(),
        List.of(),
        List.of(kept("feed")),
        List.of(),
        List.of());
  }

  private <T> Output<T> kept(String name) {
    return rows ->
        rows.process(new Keep<T>(id))
            .returns(rows.getType())
            .uid("keep-" + name)
            .sinkTo(new DiscardingSink<>())
            .uid("discard-" + name);
  }

  /** Whether the job runs; throws its failure if it failed. */
  boolean isRunning() throws Exception {
    if (result.isDone()) {
      result.get();
    }
    return !result.isDone();
  }

  /** Ends the job behind a savepoint, with all its rows kept. */
  String stop(Path savepoints) throws Exception {
    String savepoint =
        job.stopWithSavepoint(false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
            .get(120, TimeUnit.SECONDS);
    result.handle((ended, failure) -> null).get(120, TimeUnit.SECONDS);
    return savepoint;
  }

  @Override
  public void close() throws Exception {
    RUNS.remove(id);
    if (!result.isDone()) {
      try {
        job.cancel().get(60, TimeUnit.SECONDS);
      } catch (IllegalStateException clusterIsShuttingDown) {
        // The cluster lives as long as its one job: the job ended before it could be cancelled.
        result.handle((ended, failure) -> null).get(60, TimeUnit.SECONDS);
      }
    }
  }

  private static final class Keep<T> extends ProcessFunction<T, T> {
    private static final long serialVersionUID = 1L;

    private final String id;

    Keep(String id) {
      this.id = id;
    }

    @Override
    public void processElement(T row, Context context, Collector<T> out) {
      Rows rows = RUNS.get(id);
      if (rows != null) {
        rows.add(row);
      }
    }
  }
}
