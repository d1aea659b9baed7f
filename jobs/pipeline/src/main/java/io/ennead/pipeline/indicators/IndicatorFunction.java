package io.ennead.pipeline.indicators;

import io.ennead.analytics.indicators.IndicatorOptions;
import io.ennead.analytics.indicators.RevisionLog;
import io.ennead.pipeline.state.Kept;
import io.ennead.pipeline.state.KeptType;
import io.ennead.records.Candle;
import io.ennead.records.IndicatorSnapshot;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Computes the indicators of every closed candle of an instrument, each interval on its own. The
 * state is the indicators' own, restored and never recomputed; only candles that come again with a
 * higher revision make values be computed again, once per watermark.
 */
public final class IndicatorFunction
    extends KeyedProcessFunction<Instrument, Candle, IndicatorSnapshot> {

  private static final long serialVersionUID = 1L;

  private final IndicatorOptions options;
  private transient MapState<String, Kept<RevisionLog>> series;
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
    gauges = new IndicatorGauges();
    gauges.register(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(Candle candle, Context context, Collector<IndicatorSnapshot> out)
      throws Exception {
    Interval interval = candle.interval();
    Kept<RevisionLog> kept = series.get(interval.label());
    if (kept == null) {
      kept =
          Kept.of(new RevisionLog(context.getCurrentKey(), interval, options), RevisionLog::save);
    }
    RevisionLog log = opened(kept, context.getCurrentKey(), interval);
    int before = log.size();
    log.accept(candle, out::collect);
    gauges.observe(log, before);
    if (log.isDue()) {
      context.timerService().registerEventTimeTimer(context.timerService().currentWatermark() + 1);
    }
    series.put(interval.label(), kept);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<IndicatorSnapshot> out)
      throws Exception {
    for (String label : series.keys()) {
      Kept<RevisionLog> kept = series.get(label);
      RevisionLog log = opened(kept, context.getCurrentKey(), Interval.of(label));
      if (log.isDue()) {
        int before = log.size();
        log.recompute(out::collect);
        gauges.observe(log, before);
        series.put(label, kept);
      }
    }
  }

  private RevisionLog opened(Kept<RevisionLog> kept, Instrument instrument, Interval interval) {
    return kept.open(in -> RevisionLog.load(instrument, interval, options, in), RevisionLog::save);
  }
}
