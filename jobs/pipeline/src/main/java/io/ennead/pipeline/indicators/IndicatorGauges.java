package io.ennead.pipeline.indicators;

import io.ennead.analytics.indicators.IndicatorSet;
import io.ennead.analytics.indicators.RevisionLog;
import io.ennead.analytics.indicators.primitive.CandleRing;
import io.ennead.metrics.Gauges;
import io.ennead.metrics.Metric;
import io.ennead.metrics.StageTimes;
import io.ennead.metrics.Total;
import io.ennead.metrics.Totals;
import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.MetricGroup;

/**
 * How large the state of the indicators is. Written on the task's thread, read by that of the
 * metrics.
 */
final class IndicatorGauges {

  /** Measuring a series costs as much as saving it: one in so many candles is measured. */
  static final int MEASURE_EVERY = 1_000;

  private final Totals totals;
  private final StageTimes times;
  private final Map<Instrument, Map<Interval, Total>> buffers = new HashMap<>();
  private volatile long candlesKeptForRevision;
  private volatile long largestRingBytes;
  private volatile long largestFormulaBytes;
  private int sinceMeasured = MEASURE_EVERY;

  IndicatorGauges(Totals totals, MetricGroup group) {
    this.totals = totals;
    this.times = new StageTimes(group);
    Gauges.show(group, Metric.BUFFER_SIZE, () -> CandleRing.CAPACITY);
    Gauges.show(group, Metric.CANDLES_KEPT_FOR_REVISION, () -> candlesKeptForRevision);
    Gauges.show(group, Metric.LARGEST_RING_BYTES, () -> largestRingBytes);
    Gauges.show(group, Metric.LARGEST_FORMULA_BYTES, () -> largestFormulaBytes);
  }

  /** Notes what became of a series. */
  void observe(Candle candle, RevisionLog log, int candlesKeptBefore) {
    times.made(candle.closeTime());
    buffer(candle.instrument(), candle.interval())
        .reach(Math.min(log.set().candles(), CandleRing.CAPACITY));
    observe(log, candlesKeptBefore);
  }

  private Total buffer(Instrument instrument, Interval interval) {
    return buffers
        .computeIfAbsent(instrument, key -> new EnumMap<>(Interval.class))
        .computeIfAbsent(
            interval,
            key ->
                totals.of(
                    Metric.CANDLES_IN_BUFFER,
                    instrument.exchange(),
                    instrument.symbol(),
                    key.label()));
  }

  /** Notes that a series was computed again. */
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
