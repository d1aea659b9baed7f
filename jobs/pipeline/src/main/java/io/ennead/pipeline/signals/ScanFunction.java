package io.ennead.pipeline.signals;

import io.ennead.analytics.signals.ScanResult;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.metrics.StageTimes;
import io.ennead.pipeline.Types;
import io.ennead.records.Candle;
import io.ennead.records.ContextRecord;
import io.ennead.records.Decision;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Outcome;
import io.ennead.records.Signal;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Judges the candles of an instrument. Those that close at one instant wait for the watermark of
 * that instant and are judged together, the highest timeframe first, whatever the order in which
 * they came; one that comes again is taken in between them, at the time that its record has.
 *
 * <p>The second input is what is said beside the candles: where an instrument's first run began,
 * for candles that closed before only warm up; and what feeds say. A record of a feed counts for
 * the candles that close at its time or later: a scan waits until both the candles and the feeds
 * are known to be complete up to its instant, and how long a feed may keep it waiting is the feed's
 * own rule. A run may be restored with feeds or without.
 */
public final class ScanFunction
    extends KeyedCoProcessFunction<Instrument, Candle, ContextRecord, Decision> {

  private static final long serialVersionUID = 1L;

  public static final OutputTag<Signal> SIGNALS = new OutputTag<>("signals", Types.SIGNAL);

  public static final OutputTag<Outcome> OUTCOMES = new OutputTag<>("outcomes", Types.OUTCOME);

  private final List<Interval> intervals;
  private final SignalOptions options;
  private transient ScanSteps steps;
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
    steps = new ScanSteps(getRuntimeContext(), intervals, options);
  }

  @Override
  public void processElement1(Candle candle, Context context, Collector<Decision> out)
      throws Exception {
    steps
        .candle(candle, context.timestamp(), context.getCurrentKey(), context.timerService())
        .forEach(outcome -> context.output(OUTCOMES, outcome));
  }

  @Override
  public void processElement2(ContextRecord record, Context context, Collector<Decision> out)
      throws Exception {
    steps.context(record, context.timerService());
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Decision> out) throws Exception {
    ScanResult result = steps.instant(time, context.getCurrentKey());
    if (!result.decisions().isEmpty()) {
      times.made(time + 1);
    }
    result.decisions().forEach(out::collect);
    result.signals().forEach(signal -> context.output(SIGNALS, signal));
    result.outcomes().forEach(outcome -> context.output(OUTCOMES, outcome));
  }
}
