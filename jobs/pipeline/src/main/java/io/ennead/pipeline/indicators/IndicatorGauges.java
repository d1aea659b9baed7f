package io.ennead.pipeline.indicators;

import io.ennead.analytics.indicators.IndicatorSet;
import io.ennead.analytics.indicators.RevisionLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.metrics.MetricGroup;

/**
 * How large the state of the indicators is. Written on the task's thread, read by that of the
 * metrics.
 */
final class IndicatorGauges {

  /** Measuring a series costs as much as saving it: one in so many candles is measured. */
  static final int MEASURE_EVERY = 1_000;

  private volatile int candlesKeptForRevision;
  private volatile int largestRingBytes;
  private volatile int largestFormulaBytes;
  private int sinceMeasured = MEASURE_EVERY;

  /** The gauges of a subtask: candles kept for a revision, largest state of a series. */
  void register(MetricGroup group) {
    group.gauge("candlesKeptForRevision", () -> candlesKeptForRevision);
    group.gauge("largestRingBytes", () -> largestRingBytes);
    group.gauge("largestFormulaBytes", () -> largestFormulaBytes);
  }

  /** Notes what became of a series. */
  void observe(RevisionLog log, int candlesKeptBefore) {
    candlesKeptForRevision = candlesKeptForRevision + log.size() - candlesKeptBefore;
    if (++sinceMeasured >= MEASURE_EVERY) {
      sinceMeasured = 0;
      measure(log.set());
    }
  }

  private void measure(IndicatorSet set) {
    try {
      IndicatorSet.StateSize size = set.stateSize();
      largestRingBytes = Math.max(largestRingBytes, size.candles());
      largestFormulaBytes = Math.max(largestFormulaBytes, size.formulas());
    } catch (IOException e) {
      throw new UncheckedIOException("the state of the indicators cannot be measured", e);
    }
  }
}
