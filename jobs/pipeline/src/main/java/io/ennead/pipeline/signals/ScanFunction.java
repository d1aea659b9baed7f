package io.ennead.pipeline.signals;

import io.ennead.analytics.signals.Feeds;
import io.ennead.analytics.signals.ScanEngine;
import io.ennead.analytics.signals.ScanResult;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.metrics.StageTimes;
import io.ennead.pipeline.Types;
import io.ennead.pipeline.state.Kept;
import io.ennead.pipeline.state.KeptType;
import io.ennead.records.Candle;
import io.ennead.records.Decision;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Outcome;
import io.ennead.records.RunStart;
import io.ennead.records.Signal;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.java.typeutils.ListTypeInfo;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Judges the candles of an instrument. Those that close at one instant wait for the watermark of
 * that instant and are judged together, the highest timeframe first, whatever the order in which
 * they came; one that comes again is taken in between them, at the time that its record has. The
 * second input tells where an instrument's first run began: candles that closed before only warm
 * up.
 */
public final class ScanFunction
    extends KeyedCoProcessFunction<Instrument, Candle, RunStart, Decision> {

  private static final long serialVersionUID = 1L;

  public static final OutputTag<Signal> SIGNALS = new OutputTag<>("signals", Types.SIGNAL);

  public static final OutputTag<Outcome> OUTCOMES = new OutputTag<>("outcomes", Types.OUTCOME);

  private final List<Interval> intervals;
  private final SignalOptions options;
  private transient ValueState<Kept<ScanEngine>> engine;
  private transient MapState<Long, List<Candle>> waiting;
  private transient ValueState<Long> start;
  private transient StageTimes times;

  /**
   * @param intervals the timeframes of the run
   */
  public ScanFunction(List<Interval> intervals, SignalOptions options) {
    this.intervals = new ArrayList<>(intervals);
    this.options = options;
  }

  @Override
  public void open(OpenContext context) {
    times = new StageTimes(getRuntimeContext().getMetricGroup());
    engine =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("scans", KeptType.<ScanEngine>of()));
    waiting =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "waiting", BasicTypeInfo.LONG_TYPE_INFO, new ListTypeInfo<>(Types.CANDLE)));
    start =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("start", BasicTypeInfo.LONG_TYPE_INFO));
  }

  @Override
  public void processElement1(Candle candle, Context context, Collector<Decision> out)
      throws Exception {
    long due = due(candle, context.timestamp());
    if (context.timerService().currentWatermark() >= due - 1) {
      repair(candle, context);
      return;
    }
    List<Candle> closing = waiting.get(due);
    if (closing == null) {
      closing = new ArrayList<>();
      context.timerService().registerEventTimeTimer(due - 1);
    }
    closing.add(candle);
    waiting.put(due, closing);
  }

  /** When a candle is to be judged, or taken in because it comes again: epoch milliseconds. */
  private static long due(Candle candle, Long timestamp) {
    return timestamp == null ? candle.closeTime() : Math.max(candle.closeTime(), timestamp + 1);
  }

  @Override
  public void processElement2(RunStart begun, Context context, Collector<Decision> out)
      throws Exception {
    // An instrument that is judged already has begun long since.
    if (engine.value() == null) {
      start.update(begun.at());
    }
  }

  /** A candle whose instant has been judged comes again: open signals may have missed something. */
  private void repair(Candle candle, Context context) throws Exception {
    Kept<ScanEngine> kept = engine.value();
    if (kept != null) {
      opened(kept, context.getCurrentKey())
          .repair(candle)
          .forEach(outcome -> context.output(OUTCOMES, outcome));
      engine.update(kept);
    }
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Decision> out) throws Exception {
    long close = time + 1;
    List<Candle> due = waiting.get(close);
    waiting.remove(close);
    List<Candle> closing = due.stream().filter(candle -> candle.closeTime() == close).toList();
    if (!closing.isEmpty()) {
      judge(close, closing, context, out);
    }
    for (Candle candle : due) {
      if (candle.closeTime() < close) {
        repair(candle, context);
      }
    }
  }

  private void judge(
      long close, List<Candle> closing, OnTimerContext context, Collector<Decision> out)
      throws Exception {
    times.made(close);
    Instrument instrument = context.getCurrentKey();
    Kept<ScanEngine> kept = engine.value();
    if (kept == null) {
      kept = Kept.of(new ScanEngine(instrument, intervals, options, begin()), ScanEngine::save);
    }
    ScanResult result = opened(kept, instrument).tick(close, newest(closing), Feeds.NONE);
    engine.update(kept);
    result.decisions().forEach(out::collect);
    result.signals().forEach(signal -> context.output(SIGNALS, signal));
    result.outcomes().forEach(outcome -> context.output(OUTCOMES, outcome));
  }

  /** Where the engine begins to judge; it keeps that instant itself. */
  private long begin() throws Exception {
    Long begun = start.value();
    start.clear();
    return begun == null ? Long.MIN_VALUE : begun;
  }

  /** One candle per timeframe: of several revisions the highest. */
  private static List<Candle> newest(List<Candle> closing) {
    List<Candle> newest = new ArrayList<>();
    for (Candle candle : closing) {
      newest.removeIf(
          held -> held.interval() == candle.interval() && held.revision() <= candle.revision());
      if (newest.stream().noneMatch(held -> held.interval() == candle.interval())) {
        newest.add(candle);
      }
    }
    return newest;
  }

  private ScanEngine opened(Kept<ScanEngine> kept, Instrument instrument) {
    return kept.open(in -> ScanEngine.load(instrument, intervals, options, in), ScanEngine::save);
  }
}
