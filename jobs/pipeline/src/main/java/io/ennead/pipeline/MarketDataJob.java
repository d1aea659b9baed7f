package io.ennead.pipeline;

import io.ennead.analytics.candles.MinuteFold;
import io.ennead.analytics.indicators.IndicatorOptions;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.pipeline.candles.CollectChildren;
import io.ennead.pipeline.candles.FoldTrades;
import io.ennead.pipeline.candles.MergeMinutes;
import io.ennead.pipeline.candles.RepairFunction;
import io.ennead.pipeline.candles.StampMinute;
import io.ennead.pipeline.candles.StampParent;
import io.ennead.pipeline.indicators.IndicatorConfig;
import io.ennead.pipeline.indicators.IndicatorFunction;
import io.ennead.pipeline.metrics.Meters;
import io.ennead.pipeline.signals.ScanFunction;
import io.ennead.pipeline.signals.SignalConfig;
import io.ennead.recording.write.RecordingTarget;
import io.ennead.records.Candle;
import io.ennead.records.CarriedLines;
import io.ennead.records.ContextRecord;
import io.ennead.records.Decision;
import io.ennead.records.IndicatorSnapshot;
import io.ennead.records.Interval;
import io.ennead.records.LateTrade;
import io.ennead.records.MarketEvent;
import io.ennead.records.Origin;
import io.ennead.records.Outcome;
import io.ennead.records.RepairedTrades;
import io.ennead.records.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;
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
  private final FeedStreams feeds;
  private final MarketOutputs outputs;
  private final ReadableConfig configuration;
  private final IndicatorOptions indicatorOptions;
  private final SignalOptions signalOptions;

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
    this.configuration = Objects.requireNonNull(configuration, "configuration");
    this.indicatorOptions = IndicatorConfig.options(configuration);
    this.signalOptions = SignalConfig.options(configuration);
  }

  /** Adds the job to the environment; a stage whose rows go nowhere is left out. */
  public void define(StreamExecutionEnvironment env) {
    env.setMaxParallelism(MAX_PARALLELISM);
    feeds.configure(env);
    Base base = base(env);
    List<DataStream<Candle>> candles = new ArrayList<>(base.closed());
    DataStream<Candle> children = base.children();
    for (Interval child = base.interval();
        child.parent().isPresent();
        child = child.parent().get()) {
      children = rollUp(children, child, child.parent().get());
      candles.add(children);
    }
    DataStream<Candle> closed =
        candles.stream().reduce((some, more) -> some.union(more)).orElseThrow();
    DataStream<Candle> all = base.repaired().apply(closed);
    DataStream<Candle> counted =
        count(
            all,
            new CountRows<>(
                candle -> "candles." + candle.interval(), Meters.candles(input.clock())),
            Types.CANDLE,
            Stage.CANDLE_COUNT);
    outputs.candles().forEach(output -> output.attach(counted));
    if (!outputs.indicators().isEmpty()) {
      defineIndicators(all, base.carried());
    }
    if (!outputs.decisions().isEmpty()) {
      defineScans(all, feeds.beside(base.starts(), env), base.interval().andAbove());
    }
  }

  /**
   * What parents are rolled up from.
   *
   * @param closed candles that are not rolled up
   * @param children those of them of which parents are made
   * @param starts where instruments first began to be judged; empty for files
   * @param carried what their indicators carry on from an earlier run; empty for files
   * @param repaired adds to the closed candles those that come again after a gap
   */
  private record Base(
      Interval interval,
      List<DataStream<Candle>> closed,
      DataStream<Candle> children,
      DataStream<ContextRecord> starts,
      DataStream<CarriedLines> carried,
      UnaryOperator<DataStream<Candle>> repaired) {}

  private Base base(StreamExecutionEnvironment env) {
    if (input instanceof MarketInput.Candles klines) {
      SingleOutputStreamOperator<Candle> candles = baseCandles(env, klines);
      return new Base(
          klines.base(),
          List.of(candles),
          candles,
          candles.getSideOutput(FoldTrades.STARTS),
          candles.getSideOutput(FoldTrades.CARRIED),
          closed -> closed);
    }
    MarketInput.Events trades = (MarketInput.Events) input;
    SingleOutputStreamOperator<MinuteFold> folds = folds(env, trades);
    defineTold(folds);
    DataStream<Candle> minutes = minuteCandles(folds, trades.origin());
    return new Base(
        Interval.M1,
        List.of(minutes, folds.getSideOutput(FoldTrades.HISTORY)),
        minutes.union(folds.getSideOutput(FoldTrades.HISTORY_CHILDREN)),
        folds.getSideOutput(FoldTrades.STARTS),
        folds.getSideOutput(FoldTrades.CARRIED),
        closed -> repair(closed, folds.getSideOutput(FoldTrades.REPAIRS), trades.origin()));
  }

  private static DataStream<Candle> repair(
      DataStream<Candle> closed, DataStream<RepairedTrades> repairs, Origin origin) {
    return named(
        closed
            .connect(repairs)
            .keyBy(Candle::instrument, RepairedTrades::instrument, Types.INSTRUMENT)
            .process(new RepairFunction(origin), Types.CANDLE),
        Stage.REPAIRS);
  }

  private SingleOutputStreamOperator<Candle> baseCandles(
      StreamExecutionEnvironment env, MarketInput.Candles klines) {
    return named(
        env.fromSource(
            klines.source(), feeds.watermarks(), Stage.BASE_CANDLES.title(), Types.CANDLE),
        Stage.BASE_CANDLES);
  }

  private SingleOutputStreamOperator<MinuteFold> folds(
      StreamExecutionEnvironment env, MarketInput.Events trades) {
    SingleOutputStreamOperator<MarketEvent> events = EventStreams.of(env, trades);
    return named(
            events.transform(
                Stage.FOLD.title(),
                Types.MINUTE_FOLD,
                new FoldTrades(trades.clock(), recording(trades))),
            Stage.FOLD)
        .setParallelism(events.getParallelism());
  }

  private RecordingTarget recording(MarketInput.Events trades) {
    return RecordingTarget.of(configuration, trades.origin(), Instant.now()).orElse(null);
  }

  /** What changes no candle: trades that came late, and what tells how things went. */
  private void defineTold(SingleOutputStreamOperator<MinuteFold> folds) {
    DataStream<LateTrade> late =
        count(
            folds.getSideOutput(FoldTrades.LATE),
            new CountRows<>(trade -> "late_trades", Meters.lateTrades()),
            Types.LATE_TRADE,
            Stage.LATE_TRADE_COUNT);
    outputs.lateTrades().forEach(output -> output.attach(late));
    outputs.gaps().forEach(output -> output.attach(folds.getSideOutput(FoldTrades.GAPS)));
    outputs.feedEvents().forEach(output -> output.attach(folds.getSideOutput(FoldTrades.FEED)));
    outputs
        .rejectedFrames()
        .forEach(output -> output.attach(folds.getSideOutput(FoldTrades.REJECTED)));
    outputs.audit().forEach(output -> output.attach(folds.getSideOutput(FoldTrades.AUDIT)));
  }

  private static DataStream<Candle> minuteCandles(DataStream<MinuteFold> folds, Origin origin) {
    return named(
        folds
            .keyBy(MinuteFold::instrument, Types.INSTRUMENT)
            .window(TumblingEventTimeWindows.of(Duration.ofMillis(Interval.M1.millis())))
            .reduce(new MergeMinutes(), new StampMinute(origin), Types.CANDLE),
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

  private void defineIndicators(DataStream<Candle> candles, DataStream<CarriedLines> carried) {
    DataStream<IndicatorSnapshot> indicators =
        named(
            candles
                .keyBy(Candle::instrument, Types.INSTRUMENT)
                .connect(carried.keyBy(CarriedLines::instrument, Types.INSTRUMENT))
                .process(new IndicatorFunction(indicatorOptions), Types.INDICATORS),
            Stage.INDICATORS);
    DataStream<IndicatorSnapshot> counted =
        count(
            indicators,
            new CountRows<>(row -> "indicators." + row.interval(), Meters.indicators()),
            Types.INDICATORS,
            Stage.INDICATOR_COUNT);
    outputs.indicators().forEach(output -> output.attach(counted));
  }

  private void defineScans(
      DataStream<Candle> candles, DataStream<ContextRecord> beside, List<Interval> intervals) {
    SingleOutputStreamOperator<Decision> scans =
        named(
            candles
                .keyBy(Candle::instrument, Types.INSTRUMENT)
                .connect(beside.keyBy(ContextRecord::instrument, Types.INSTRUMENT))
                .process(new ScanFunction(intervals, signalOptions), Types.DECISION),
            Stage.SCANS);
    DataStream<Decision> decisions =
        count(
            scans,
            new CountRows<>(decision -> "decisions." + decision.interval(), Meters.decisions()),
            Types.DECISION,
            Stage.DECISION_COUNT);
    outputs.decisions().forEach(output -> output.attach(decisions));
    DataStream<Signal> signals =
        count(
            scans.getSideOutput(ScanFunction.SIGNALS),
            new CountRows<>(signal -> "signals." + signal.interval(), Meters.signals()),
            Types.SIGNAL,
            Stage.SIGNAL_COUNT);
    outputs.signals().forEach(output -> output.attach(signals));
    DataStream<Outcome> outcomes =
        count(
            scans.getSideOutput(ScanFunction.OUTCOMES),
            new CountRows<>(outcome -> "outcomes." + outcome.interval(), Meters.outcomes()),
            Types.OUTCOME,
            Stage.OUTCOME_COUNT);
    outputs.outcomes().forEach(output -> output.attach(outcomes));
  }

  private static <T> DataStream<T> count(
      DataStream<T> rows, CountRows<T> counts, TypeInformation<T> type, Stage stage) {
    return named(rows.map(counts).returns(type), stage);
  }

  private static <T> SingleOutputStreamOperator<T> named(
      SingleOutputStreamOperator<T> operator, Stage stage) {
    return operator.uid(stage.uid()).name(stage.title());
  }
}
