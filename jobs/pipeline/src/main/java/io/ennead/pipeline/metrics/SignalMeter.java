package io.ennead.pipeline.metrics;

import io.ennead.metrics.Metric;
import io.ennead.metrics.Total;
import io.ennead.metrics.Totals;
import io.ennead.records.Direction;
import io.ennead.records.Interval;
import io.ennead.records.Signal;
import java.util.Locale;

/** Counts signals. */
public final class SignalMeter implements RowMeter<Signal> {

  private final Totals totals;
  private final Total newest;

  public SignalMeter(Totals totals) {
    this.totals = totals;
    newest = totals.of(Metric.LAST_SIGNAL_TIME);
    for (Interval interval : Interval.values()) {
      made(interval, Direction.LONG);
      made(interval, Direction.SHORT);
    }
  }

  @Override
  public void count(Signal signal) {
    made(signal.interval(), signal.direction()).increment();
    newest.reach(signal.closeTime());
  }

  private Total made(Interval interval, Direction direction) {
    return totals.of(
        Metric.SIGNALS_MADE, interval.label(), direction.name().toLowerCase(Locale.ROOT));
  }
}
