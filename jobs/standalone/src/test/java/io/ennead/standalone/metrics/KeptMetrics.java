package io.ennead.standalone.metrics;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * A reporter that keeps what a job registers, and the last values of its gauges when they go. Each
 * run has a name of its own, by which the test finds its reporter.
 */
public final class KeptMetrics implements MetricReporter {

  private static final Map<String, KeptMetrics> RUNS = new ConcurrentHashMap<>();
  private static final Set<String> SCOPE =
      Set.of(
          "<host>",
          "<tm_id>",
          "<job_id>",
          "<job_name>",
          "<task_id>",
          "<task_name>",
          "<task_attempt_id>",
          "<task_attempt_num>",
          "<operator_id>",
          "<operator_name>",
          "<subtask_index>");

  /**
   * A figure of one subtask.
   *
   * @param labels by key, in alphabetical order
   */
  public record Key(String operator, String subtask, String name, Map<String, String> labels) {}

  private final Map<Key, Metric> registered = new ConcurrentHashMap<>();
  private final Map<Key, Long> last = new ConcurrentHashMap<>();

  /** Flink's options that switch it on. */
  public static Map<String, String> options(String run) {
    return Map.of(
        "metrics.reporters",
        "kept",
        "metrics.reporter.kept.factory.class",
        Factory.class.getName(),
        "metrics.reporter.kept.run",
        run);
  }

  /** The reporter of a run. */
  public static KeptMetrics of(String run) {
    return RUNS.computeIfAbsent(run, key -> new KeptMetrics());
  }

  @Override
  public void open(MetricConfig config) {}

  @Override
  public void close() {}

  @Override
  public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
    if (isOurs(metric)) {
      registered.put(key(name, group), metric);
    }
  }

  @Override
  public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
    if (isOurs(metric) && metric instanceof Gauge<?> gauge) {
      last.put(key(name, group), ((Number) gauge.getValue()).longValue());
    }
  }

  /** What this project shows comes from classes of its own. */
  private static boolean isOurs(Metric metric) {
    return metric.getClass().getName().startsWith("io.ennead.");
  }

  private static Key key(String name, MetricGroup group) {
    Map<String, String> variables = group.getAllVariables();
    Map<String, String> labels =
        variables.entrySet().stream()
            .filter(variable -> !SCOPE.contains(variable.getKey()))
            .collect(
                Collectors.toMap(
                    variable -> variable.getKey().replaceAll("[<>]", ""),
                    Map.Entry::getValue,
                    (one, other) -> one,
                    TreeMap::new));
    return new Key(
        variables.get("<operator_name>"), variables.get("<subtask_index>"), name, labels);
  }

  /** All that was ever registered. */
  public Set<Key> registered() {
    return Set.copyOf(registered.keySet());
  }

  /** The sum over subtasks of the last values of a metric with these labels, after the job. */
  public long total(String operator, String name, Map<String, String> labels) {
    return last.entrySet().stream()
        .filter(entry -> entry.getKey().operator().equals(operator))
        .filter(entry -> entry.getKey().name().equals(name))
        .filter(entry -> entry.getKey().labels().equals(labels))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** The sums over subtasks by labels, of those combinations that are not zero. */
  public Map<Map<String, String>, Long> totals(String operator, String name, int labels) {
    Map<Map<String, String>, Long> sums =
        last.entrySet().stream()
            .filter(entry -> entry.getKey().operator().equals(operator))
            .filter(entry -> entry.getKey().name().equals(name))
            .filter(entry -> entry.getKey().labels().size() == labels)
            .collect(
                Collectors.groupingBy(
                    entry -> entry.getKey().labels(), Collectors.summingLong(Map.Entry::getValue)));
    sums.values().removeIf(sum -> sum == 0);
    return sums;
  }

  /** Made by Flink. */
  public static final class Factory implements MetricReporterFactory {
    @Override
    public MetricReporter createMetricReporter(Properties properties) {
      return of(properties.getProperty("run"));
    }
  }
}
