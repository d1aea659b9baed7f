package io.ennead.pipeline.metrics;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/** Keeps what is shown in a metric group and its subgroups, by {@code group.group.name}. */
public final class ShownMetrics extends UnregisteredMetricsGroup {

  private final String prefix;
  private final Map<String, Gauge<?>> gauges;
  private final Map<String, Histogram> histograms;

  public ShownMetrics() {
    this("", new TreeMap<>(), new TreeMap<>());
  }

  private ShownMetrics(
      String prefix, Map<String, Gauge<?>> gauges, Map<String, Histogram> histograms) {
    this.prefix = prefix;
    this.gauges = gauges;
    this.histograms = histograms;
  }

  @Override
  public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
    gauges.put(prefix + name, gauge);
    return gauge;
  }

  @Override
  public <H extends Histogram> H histogram(String name, H histogram) {
    histograms.put(prefix + name, histogram);
    return histogram;
  }

  @Override
  public MetricGroup addGroup(String name) {
    return new ShownMetrics(prefix + name + ".", gauges, histograms);
  }

  @Override
  public MetricGroup addGroup(String key, String value) {
    return addGroup(key).addGroup(value);
  }

  public long value(String name) {
    return ((Number) gauges.get(name).getValue()).longValue();
  }

  public Histogram histogram(String name) {
    return histograms.get(name);
  }

  public Map<String, Gauge<?>> gauges() {
    return gauges;
  }
}
