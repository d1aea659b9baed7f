package io.ennead.metrics;

import java.util.List;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** Shows figures under the names of {@link Metric}. */
public final class Gauges {

  /** What an instant or an age says while there is none. */
  public static final long NONE = -1;

  private Gauges() {}

  /** Shows a figure; the supplier is asked by the thread of the metrics. */
  public static void show(MetricGroup group, Metric metric, LongSupplier value) {
    show(group, metric, List.of(), value);
  }

  /**
   * @param labels the values of the metric's labels, or none
   */
  public static void show(
      MetricGroup group, Metric metric, List<String> labels, LongSupplier value) {
    labelled(group, metric, labels).gauge(metric.title(), (Gauge<Long>) value::getAsLong);
  }

  /** Shows a histogram of the last delays. */
  public static DelayHistogram delays(MetricGroup group, Metric metric) {
    return group.histogram(metric.title(), new DelayHistogram());
  }

  private static MetricGroup labelled(MetricGroup group, Metric metric, List<String> labels) {
    if (!labels.isEmpty() && labels.size() != metric.labels().size()) {
      throw new IllegalArgumentException(
          "%s has the labels %s, not %s".formatted(metric.title(), metric.labels(), labels));
    }
    MetricGroup labelled = group;
    for (int i = 0; i < labels.size(); i++) {
      labelled = labelled.addGroup(metric.labels().get(i), labels.get(i));
    }
    return labelled;
  }
}
