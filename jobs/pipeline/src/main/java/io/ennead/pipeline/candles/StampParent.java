package io.ennead.pipeline.candles;

import io.ennead.analytics.candles.Rollup;
import io.ennead.metrics.StageTimes;
import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/**
 * Closes a parent candle from its children. Every child between the instrument's first and last one
 * exists (a missing one is a GAP candle), so a parent without its first or last child lies across
 * the beginning or the end of the input: it is not whole and is left out.
 */
public final class StampParent
    extends ProcessWindowFunction<Rollup, Candle, Instrument, TimeWindow> {

  private static final long serialVersionUID = 1L;

  private static final ValueStateDescriptor<Boolean> BEGUN =
      new ValueStateDescriptor<>("begun", BasicTypeInfo.BOOLEAN_TYPE_INFO);

  private final Interval child;
  private final Interval parent;
  private transient StageTimes times;

  public StampParent(Interval child, Interval parent) {
    this.child = child;
    this.parent = parent;
  }

  @Override
  public void open(OpenContext context) {
    times = new StageTimes(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void process(
      Instrument instrument, Context context, Iterable<Rollup> rollups, Collector<Candle> out)
      throws Exception {
    Rollup rollup = rollups.iterator().next();
    long openTime = context.window().getStart();
    ValueState<Boolean> begun = context.globalState().getState(BEGUN);
    boolean acrossBeginning = begun.value() == null && !rollup.has(openTime);
    boolean acrossEnd = !rollup.has(context.window().getEnd() - child.millis());
    begun.update(true);
    if (!acrossBeginning && !acrossEnd) {
      times.made(context.window().getEnd());
      out.collect(rollup.parent(parent, openTime));
    }
  }
}
