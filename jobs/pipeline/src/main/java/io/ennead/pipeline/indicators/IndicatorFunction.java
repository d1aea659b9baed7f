package io.ennead.pipeline.indicators;

import io.ennead.analytics.indicators.IndicatorOptions;
import io.ennead.analytics.indicators.RevisionLog;
import io.ennead.pipeline.metrics.KeptTotals;
import io.ennead.pipeline.state.Kept;
import io.ennead.pipeline.state.KeptType;
import io.ennead.records.Candle;
import io.ennead.records.CarriedLines;
import io.ennead.records.IndicatorSnapshot;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.ListTypeInfo;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Computes the indicators of every closed candle of an instrument, each interval on its own. The
 * state is the indicators' own, restored and never recomputed; only candles that come again with a
 * higher revision make values be computed again, once for all that come at the same time.
 *
 * <p>A candle that follows the one before is computed as it comes. One that does not, as the first
 * of all, waits for the watermark of its time: those of the history come another way than those
 * folded of trades. By then the second input has brought what its series carries on from an earlier
 * run, if anything: it left the source before the candle did.
 */
public final class IndicatorFunction
    extends KeyedCoProcessFunction<Instrument, Candle, CarriedLines, IndicatorSnapshot>
    implements CheckpointedFunction {

  private static final long serialVersionUID = 1L;

  private static final Comparator<Candle> ORDER =
      Comparator.comparingLong(Candle::closeTime).thenComparingInt(Candle::revision);

  private final IndicatorOptions options;
  private transient MapState<String, Kept<RevisionLog>> series;
  private transient MapState<Long, List<Candle>> waiting;

  /** By interval, until the first candle is there. */
  private transient MapState<String, CarriedLines> carried;

  /** When values are to be computed again because candles came again. */
  private transient ValueState<Long> due;

  private transient KeptTotals totals;
  private transient IndicatorGauges gauges;

  public IndicatorFunction(IndicatorOptions options) {
    this.options = options;
  }

  @Override
  public void open(OpenContext context) {
    series =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>("indicators", Types.STRING, KeptType.<RevisionLog>of()));
    waiting =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "waiting", Types.LONG, new ListTypeInfo<>(io.ennead.pipeline.Types.CANDLE)));
    carried =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "carried", Types.STRING, io.ennead.pipeline.Types.CARRIED_LINES));
    due = getRuntimeContext().getState(new ValueStateDescriptor<>("due", Types.LONG));
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    MetricGroup group = getRuntimeContext().getMetricGroup();
    totals = KeptTotals.open(context.getOperatorStateStore(), group);
    gauges = new IndicatorGauges(totals.totals(), group);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    totals.keep();
  }

  @Override
  public void processElement1(Candle candle, Context context, Collector<IndicatorSnapshot> out)
      throws Exception {
    long time = time(candle, context.timestamp());
    Long again = due.value();
    if (again != null && again < time) {
      recompute(context.getCurrentKey(), out);
    }
    Interval interval = candle.interval();
    Kept<RevisionLog> kept = kept(interval, context.getCurrentKey());
    RevisionLog log = opened(kept, context.getCurrentKey(), interval);
    if (!log.follows(candle) && context.timerService().currentWatermark() < time) {
      await(candle, time, context);
      return;
    }
    accept(log, candle, time, out);
    if (log.isDue()) {
      long soonest = context.timerService().currentWatermark() + 1;
      context.timerService().registerEventTimeTimer(Math.max(time, soonest));
    }
    series.put(interval.label(), kept);
  }

  /** Keeps what an empty series is to carry on; one that is there already goes on by itself. */
  @Override
  public void processElement2(CarriedLines lines, Context context, Collector<IndicatorSnapshot> out)
      throws Exception {
    if (!series.contains(lines.interval().label())) {
      carried.put(lines.interval().label(), lines);
    }
  }

  /** The time of a candle's record: of one that comes again, when it does. */
  private static long time(Candle candle, Long timestamp) {
    long close = candle.closeTime() - 1;
    return timestamp == null ? close : Math.max(close, timestamp);
  }

  /** Candles before this one may be on another way: the watermark tells when they are here. */
  private void await(Candle candle, long time, Context context) throws Exception {
    List<Candle> closing = waiting.get(time + 1);
    if (closing == null) {
      closing = new ArrayList<>();
      context.timerService().registerEventTimeTimer(time);
    }
    closing.add(candle);
    closing.sort(ORDER);
    waiting.put(time + 1, closing);
  }

  private void accept(RevisionLog log, Candle candle, long time, Collector<IndicatorSnapshot> out)
      throws Exception {
    int before = log.size();
    if (log.set().candles() == 0) {
      carry(log, candle);
    }
    log.accept(candle, out::collect);
    if (log.isDue()) {
      due.update(time);
    }
    gauges.observe(candle, log, before);
  }

  private void carry(RevisionLog log, Candle first) throws Exception {
    CarriedLines lines = carried.get(first.interval().label());
    if (lines != null && lines.openTime() == first.openTime()) {
      log.carry(lines);
    }
    carried.remove(first.interval().label());
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<IndicatorSnapshot> out)
      throws Exception {
    List<Candle> closing = waiting.get(time + 1);
    if (closing != null) {
      waiting.remove(time + 1);
      for (Candle candle : closing) {
        Kept<RevisionLog> kept = kept(candle.interval(), context.getCurrentKey());
        accept(opened(kept, context.getCurrentKey(), candle.interval()), candle, time, out);
        series.put(candle.interval().label(), kept);
      }
    }
    Long again = due.value();
    if (again != null && again <= time) {
      recompute(context.getCurrentKey(), out);
    }
  }

  private void recompute(Instrument instrument, Collector<IndicatorSnapshot> out) throws Exception {
    due.clear();
    for (String label : series.keys()) {
      Kept<RevisionLog> kept = series.get(label);
      RevisionLog log = opened(kept, instrument, Interval.of(label));
      if (log.isDue()) {
        int before = log.size();
        log.recompute(out::collect);
        gauges.observe(log, before);
        series.put(label, kept);
      }
    }
  }

  private Kept<RevisionLog> kept(Interval interval, Instrument instrument) throws Exception {
    Kept<RevisionLog> kept = series.get(interval.label());
    return kept != null
        ? kept
        : Kept.of(new RevisionLog(instrument, interval, options), RevisionLog::save);
  }

  private RevisionLog opened(Kept<RevisionLog> kept, Instrument instrument, Interval interval) {
    return kept.open(in -> RevisionLog.load(instrument, interval, options, in), RevisionLog::save);
  }
}
