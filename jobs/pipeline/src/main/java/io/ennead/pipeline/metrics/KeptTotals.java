package io.ennead.pipeline.metrics;

import io.ennead.metrics.Totals;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.metrics.MetricGroup;

/**
 * An operator's totals in Flink's keeping: a list of figures, which a restore at another
 * parallelism deals out anew, so that none is lost and none counts twice.
 */
public final class KeptTotals {

  private final Totals totals;
  private final ListState<Tuple2<String, Long>> kept;

  private KeptTotals(Totals totals, ListState<Tuple2<String, Long>> kept) {
    this.totals = totals;
    this.kept = kept;
  }

  /** Finds the totals of a subtask, and shows them in its metric group. */
  public static KeptTotals open(OperatorStateStore store, MetricGroup group) throws Exception {
    KeptTotals opened =
        new KeptTotals(
            new Totals(group),
            store.getListState(
                new ListStateDescriptor<>("totals", Types.TUPLE(Types.STRING, Types.LONG))));
    for (Tuple2<String, Long> figure : opened.kept.get()) {
      opened.totals.restore(figure.f0, figure.f1);
    }
    return opened;
  }

  public Totals totals() {
    return totals;
  }

  /** Puts the figures of this moment into the state; called by every snapshot. */
  public void keep() throws Exception {
    kept.clear();
    for (Map.Entry<String, Long> figure : totals.values().entrySet()) {
      kept.add(Tuple2.of(figure.getKey(), figure.getValue()));
    }
  }
}
