package io.ennead.pipeline.signals;

import io.ennead.analytics.signals.ScanResult;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.records.Candle;
import io.ennead.records.ContextRecord;
import io.ennead.records.Decision;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Judges the candles of an instrument by what feeds say of it, too. A record of a feed counts for
 * the candles that close at its time or later: a scan waits until both the candles and the feeds
 * are known to be complete up to its instant, and how long a feed may keep it waiting is the feed's
 * own rule. State and side outputs are those of {@link ScanFunction}: a run may be restored with
 * feeds or without.
 */
public final class FedScanFunction
    extends KeyedCoProcessFunction<Instrument, Candle, ContextRecord, Decision> {

  private static final long serialVersionUID = 1L;

  private final List<Interval> intervals;
  private final SignalOptions options;
  private transient ScanSteps steps;

  /**
   * @param intervals the timeframes of the run
   */
  public FedScanFunction(List<Interval> intervals, SignalOptions options) {
    this.intervals = new ArrayList<>(intervals);
    this.options = options;
  }

  @Override
  public void open(OpenContext context) {
    steps = new ScanSteps(getRuntimeContext(), intervals, options);
  }

  @Override
  public void processElement1(Candle candle, Context context, Collector<Decision> out)
      throws Exception {
    steps
        .candle(candle, context.getCurrentKey(), context.timerService())
        .forEach(outcome -> context.output(ScanFunction.OUTCOMES, outcome));
  }

  @Override
  public void processElement2(ContextRecord record, Context context, Collector<Decision> out)
      throws Exception {
    steps.context(record, context.timerService());
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Decision> out) throws Exception {
    ScanResult result = steps.instant(time, context.getCurrentKey());
    result.decisions().forEach(out::collect);
    result.signals().forEach(signal -> context.output(ScanFunction.SIGNALS, signal));
    result.outcomes().forEach(outcome -> context.output(ScanFunction.OUTCOMES, outcome));
  }
}
