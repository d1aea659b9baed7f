package io.ennead.pipeline.metrics;

import io.ennead.metrics.Totals;
import java.io.Serializable;
import org.apache.flink.metrics.MetricGroup;

/** What is measured of a table's rows as they pass, on the task's thread. */
@FunctionalInterface
public interface RowMeter<T> {

  void count(T row);

  /** Makes the meter of a subtask. */
  @FunctionalInterface
  interface Factory<T> extends Serializable {

    /**
     * @param totals what is kept in state; those that are there from the start are asked for here
     */
    RowMeter<T> open(Totals totals, MetricGroup group);
  }
}
