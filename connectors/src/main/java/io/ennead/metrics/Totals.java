package io.ennead.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.MetricGroup;

/**
 * The figures of a subtask that are kept in state, each shown as a gauge. How the parts of several
 * subtasks are put together when a job is restored at another parallelism is the metric's own:
 * counts are added, of instants the latest stays.
 */
public final class Totals {

  private static final String SEPARATOR = "|";

  private final MetricGroup group;
  private final Map<String, Total> totals = new LinkedHashMap<>();

  /**
   * @param group where the gauges are shown
   */
  public Totals(MetricGroup group) {
    this.group = group;
  }

  /**
   * The figure of a metric; it begins with 0, or without an instant.
   *
   * @param labels the values of the metric's labels, or none for the figure over all of them
   */
  public Total of(Metric metric, String... labels) {
    return of(metric, List.of(labels));
  }

  private Total of(Metric metric, List<String> labels) {
    List<String> parts = new ArrayList<>(List.of(metric.title()));
    parts.addAll(labels);
    String key = String.join(SEPARATOR, parts);
    Total total = totals.get(key);
    if (total == null) {
      total = new Total(metric.kind() == Metric.Kind.TOTAL ? 0 : Gauges.NONE);
      totals.put(key, total);
      Gauges.show(group, metric, labels, total::value);
    }
    return total;
  }

  /** The labels under which there are figures of a metric. */
  public List<List<String>> labels(Metric metric) {
    return totals.keySet().stream()
        .map(Totals::parts)
        .filter(parts -> parts.get(0).equals(metric.title()))
        .map(parts -> parts.subList(1, parts.size()))
        .toList();
  }

  private static List<String> parts(String key) {
    return List.of(key.split("\\" + SEPARATOR, -1));
  }

  /** All figures by a key that {@link #restore} understands. */
  public Map<String, Long> values() {
    Map<String, Long> values = new HashMap<>();
    totals.forEach((key, total) -> values.put(key, total.value()));
    return values;
  }

  /** Takes a kept figure in. One of a metric that is no more is let go. */
  public void restore(String key, long value) {
    List<String> parts = parts(key);
    if (Metric.isKnown(parts.get(0))) {
      Metric metric = Metric.of(parts.get(0));
      Total total = of(metric, parts.subList(1, parts.size()));
      if (metric.kind() == Metric.Kind.TOTAL) {
        total.add(value);
      } else {
        total.reach(value);
      }
    }
  }
}
