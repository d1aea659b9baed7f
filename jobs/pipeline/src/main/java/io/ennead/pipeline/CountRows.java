package io.ennead.pipeline;

import io.ennead.pipeline.metrics.KeptTotals;
import io.ennead.pipeline.metrics.RowMeter;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;

/**
 * Counts rows as they pass: by a label, in accumulators that whoever started the job can read while
 * it runs and when it has ended; and in metrics. The counts are state: a failover neither resets
 * nor doubles them.
 */
public final class CountRows<T> extends RichMapFunction<T, T> implements CheckpointedFunction {

  private static final long serialVersionUID = 1L;

  /** Names a row's counter. */
  public interface Label<T> extends Function<T, String>, Serializable {}

  private final Label<T> label;
  private final RowMeter.Factory<T> meters;
  private transient RowMeter<T> meter;
  private transient KeptTotals totals;
  private transient Map<String, LongCounter> counters;
  private transient ListState<Tuple2<String, Long>> counts;

  /**
   * @param meters what else is measured, for the metrics
   */
  public CountRows(Label<T> label, RowMeter.Factory<T> meters) {
    this.label = label;
    this.meters = meters;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    counters = new HashMap<>();
    counts =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>("counts", Types.TUPLE(Types.STRING, Types.LONG)));
    for (Tuple2<String, Long> count : counts.get()) {
      counter(count.f0).add(count.f1);
    }
    MetricGroup group = getRuntimeContext().getMetricGroup();
    totals = KeptTotals.open(context.getOperatorStateStore(), group);
    meter = meters.open(totals.totals(), group);
  }

  @Override
  public T map(T row) {
    counter(label.apply(row)).add(1);
    meter.count(row);
    return row;
  }

  private LongCounter counter(String name) {
    return counters.computeIfAbsent(name, key -> getRuntimeContext().getLongCounter(key));
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    counts.clear();
    for (Map.Entry<String, LongCounter> counter : counters.entrySet()) {
      counts.add(Tuple2.of(counter.getKey(), counter.getValue().getLocalValuePrimitive()));
    }
    totals.keep();
  }
}
