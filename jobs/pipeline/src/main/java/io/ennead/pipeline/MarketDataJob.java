package io.ennead.pipeline;

import io.ennead.analytics.candles.MinuteFold;
import io.ennead.analytics.indicators.IndicatorOptions;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.pipeline.candles.CollectChildren;
import io.ennead.pipeline.candles.FoldTrades;
import io.ennead.pipeline.candles.MergeMinutes;
import io.ennead.pipeline.candles.StampMinute;
import io.ennead.pipeline.candles.StampParent;
import io.ennead.pipeline.indicators.IndicatorConfig;
import io.ennead.pipeline.indicators.IndicatorFunction;
import io.ennead.pipeline.signals.FedScanFunction;
import io.ennead.pipeline.signals.ScanFunction;
import io.ennead.records.Candle;
import io.ennead.records.ContextRecord;
import io.ennead.records.Decision;
import io.ennead.records.IndicatorSnapshot;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.LateTrade;
import io.ennead.records.Outcome;
import io.ennead.records.Signal;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/**
 * From market data to rows: the only place where sources, candles and sinks meet. A live job, a
 * bounded replay and a job fed from a topic are this same definition with another input.
 */
public final class MarketDataJob {

  /** State is spread over this many key groups, which bounds the parallelism of a later restore. */
  public static final int MAX_PARALLELISM = 128;

  private static final Map<Interval, Stage> CANDLE_STAGES =
      new EnumMap<>(
          Map.of(
              Interval.M1, Stage.CANDLES_1M,
              Interval.M5, Stage.CANDLES_5M,
              Interval.M15, Stage.CANDLES_15M,
              Interval.H1, Stage.CANDLES_1H));

  private final MarketInput input;
  private final MarketOutputs outputs;
  private final FeedStreams feeds;
  private final IndicatorOptions indicatorOptions;

  /** The job with default options. */
  public MarketDataJob(MarketInput input, MarketOutputs outputs) {
    this(input, outputs, new Configuration());
  }

  /**
   * @param configuration values of the options in {@code pipeline.options}
   */
  public MarketDataJob(MarketInput input, MarketOutputs outputs, ReadableConfig configuration) {
    this(input, MarketFeeds.NONE, outputs, configuration);
  }

  /**
   * @param feeds what is joined to the candles
   */
  public MarketDataJob(
      MarketInput input, MarketFeeds feeds, MarketOutputs outputs, ReadableConfig configuration) {
    this.feeds = new FeedStreams(feeds);
    this.input = Objects.requireNonNull(input, "input");
    this.outputs = Objects.requireNonNull(outputs, "outputs");
    this.indicatorOptions = IndicatorConfig.options(configuration);
  }

  /** Adds the job to the environment; a stage whose rows go nowhere is left out. */
  public void define(StreamExecutionEnvironment env) {
    env.setMaxParallelism(MAX_PARALLELISM);
    feeds.configure(env);
    Map<Interval, DataStream<Candle>> candles = new EnumMap<>(Interval.class);
    Interval base = defineBase(env, candles);
    for (Interval child = base; child.parent().isPresent(); child = child.parent().get()) {
      Interval parent = child.parent().get();
      candles.put(parent, rollUp(candles.get(child), child, parent));
    }
    DataStream<Candle> all =
        candles.values().stream().reduce((some, more) -> some.union(more)).orElseThrow();
    DataStream<Candle> counted =
        count(all, candle -> "candles." + candle.interval(), Types.CANDLE, Stage.CANDLE_COUNT);
    outputs.candles().forEach(output -> output.attach(counted));
    if (!outputs.indicators().isEmpty()) {
      defineIndicators(all);
    }
    if (!outputs.decisions().isEmpty()) {
      defineScans(env, all, base.andAbove());
    }
  }

  private Interval defineBase(
      StreamExecutionEnvironment env, Map<Interval, DataStream<Candle>> candles) {
    if (input instanceof MarketInput.Candles klines) {
      candles.put(klines.base(), baseCandles(env, klines));
      return klines.base();
    }
    candles.put(Interval.M1, minuteCandles(env, (MarketInput.Trades) input));
    return Interval.M1;
  }

  private DataStream<Candle> baseCandles(
      StreamExecutionEnvironment env, MarketInput.Candles klines) {
    return named(
        env.fromSource(
            klines.source(), feeds.watermarks(), Stage.BASE_CANDLES.title(), Types.CANDLE),
        Stage.BASE_CANDLES);
  }

  private DataStream<Candle> minuteCandles(
      StreamExecutionEnvironment env, MarketInput.Trades trades) {
    SingleOutputStreamOperator<MinuteFold> folds =
        named(
            named(
                    env.fromSource(
                        trades.source(), feeds.watermarks(), Stage.TRADES.title(), Types.EVENT),
                    Stage.TRADES)
                .transform(Stage.FOLD.title(), Types.MINUTE_FOLD, new FoldTrades()),
            Stage.FOLD);
    DataStream<LateTrade> late =
        count(
            folds.getSideOutput(FoldTrades.LATE),
            trade -> "late_trades",
            Types.LATE_TRADE,
            Stage.LATE_TRADE_COUNT);
    outputs.lateTrades().forEach(output -> output.attach(late));
    outputs.feedEvents().forEach(output -> output.attach(folds.getSideOutput(FoldTrades.FEED)));
    outputs
        .rejectedFrames()
        .forEach(output -> output.attach(folds.getSideOutput(FoldTrades.REJECTED)));
    outputs.audit().forEach(output -> output.attach(folds.getSideOutput(FoldTrades.AUDIT)));
    return named(
        folds
            .keyBy(MinuteFold::instrument, Types.INSTRUMENT)
            .window(TumblingEventTimeWindows.of(Duration.ofMillis(Interval.M1.millis())))
            .reduce(new MergeMinutes(), new StampMinute(trades.origin()), Types.CANDLE),
        Stage.CANDLES_1M);
  }

  private static DataStream<Candle> rollUp(
      DataStream<Candle> children, Interval child, Interval parent) {
    return named(
        children
            .keyBy(Candle::instrument, Types.INSTRUMENT)
            .window(TumblingEventTimeWindows.of(Duration.ofMillis(parent.millis())))
            .aggregate(
                new CollectChildren(),
                new StampParent(child, parent),
                Types.ROLLUP,
                Types.ROLLUP,
                Types.CANDLE),
        CANDLE_STAGES.get(parent));
  }

  private void defineIndicators(DataStream<Candle> candles) {
    DataStream<IndicatorSnapshot> indicators =
        named(
            candles
                .keyBy(Candle::instrument, Types.INSTRUMENT)
                .process(new IndicatorFunction(indicatorOptions), Types.INDICATORS),
            Stage.INDICATORS);
    DataStream<IndicatorSnapshot> counted =
        count(
            indicators,
            row -> "indicators." + row.interval(),
            Types.INDICATORS,
            Stage.INDICATOR_COUNT);
    outputs.indicators().forEach(output -> output.attach(counted));
  }

  private SingleOutputStreamOperator<Decision> scans(
      StreamExecutionEnvironment env, DataStream<Candle> candles, List<Interval> intervals) {
    KeyedStream<Candle, Instrument> keyed = candles.keyBy(Candle::instrument, Types.INSTRUMENT);
    return feeds.isEmpty()
        ? keyed.process(new ScanFunction(intervals, SignalOptions.DEFAULT), Types.DECISION)
        : keyed
            .connect(feeds.records(env).keyBy(ContextRecord::instrument, Types.INSTRUMENT))
            .process(new FedScanFunction(intervals, SignalOptions.DEFAULT), Types.DECISION);
  }

  private void defineScans(
      StreamExecutionEnvironment env, DataStream<Candle> candles, List<Interval> intervals) {
    SingleOutputStreamOperator<Decision> scans = named(scans(env, candles, intervals), Stage.SCANS);
    DataStream<Decision> decisions =
        count(
            scans,
            decision -> "decisions." + decision.interval(),
            Types.DECISION,
            Stage.DECISION_COUNT);
    outputs.decisions().forEach(output -> output.attach(decisions));
    DataStream<Signal> signals =
        count(
            scans.getSideOutput(ScanFunction.SIGNALS),
            signal -> "signals." + signal.interval(),
            Types.SIGNAL,
            Stage.SIGNAL_COUNT);
    outputs.signals().forEach(output -> output.attach(signals));
    DataStream<Outcome> outcomes =
        count(
            scans.getSideOutput(ScanFunction.OUTCOMES),
            outcome -> "outcomes." + outcome.interval(),
            Types.OUTCOME,
            Stage.OUTCOME_COUNT);
    outputs.outcomes().forEach(output -> output.attach(outcomes));
  }

  private static <T> DataStream<T> count(
      DataStream<T> rows, CountRows.Label<T> label, TypeInformation<T> type, Stage stage) {
    return named(rows.map(new CountRows<>(label)).returns(type), stage);
  }

  private static <T> SingleOutputStreamOperator<T> named(
      SingleOutputStreamOperator<T> operator, Stage stage) {
    return operator.uid(stage.uid()).name(stage.title());
  }
}
