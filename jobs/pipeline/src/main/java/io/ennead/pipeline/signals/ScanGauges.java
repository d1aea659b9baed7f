package io.ennead.pipeline.signals;

import io.ennead.analytics.signals.ScanEngine;
import io.ennead.analytics.signals.ScanEngine.StateSize;
import io.ennead.metrics.Gauges;
import io.ennead.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;

/**
 * How large the state of the scans is. Written on the task's thread, read by that of the metrics.
 */
final class ScanGauges {

  /** Measuring an instrument costs as much as saving it: one tick in so many is measured. */
  static final int MEASURE_EVERY = 1_000;

  private volatile int largestHeadBytes;
  private volatile int largestScanBytes;
  private int sinceMeasured = MEASURE_EVERY;

  /**
   * The gauges of a subtask: the nine heads of one series with the market that they look at, and
   * all that is kept of an instrument.
   */
  void register(MetricGroup group) {
    Gauges.show(group, Metric.LARGEST_HEAD_BYTES, () -> largestHeadBytes);
    Gauges.show(group, Metric.LARGEST_SCAN_BYTES, () -> largestScanBytes);
  }

  /** Notes that an instrument was scanned. */
  void observe(ScanEngine engine) {
    if (++sinceMeasured >= MEASURE_EVERY) {
      sinceMeasured = 0;
      StateSize size = engine.stateSize();
      largestHeadBytes = Math.max(largestHeadBytes, size.heads());
      largestScanBytes = Math.max(largestScanBytes, size.all());
    }
  }
}
