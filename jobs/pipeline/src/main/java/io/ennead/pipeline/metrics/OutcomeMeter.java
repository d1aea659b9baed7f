package io.ennead.pipeline.metrics;

import io.ennead.metrics.Metric;
import io.ennead.metrics.Total;
import io.ennead.metrics.Totals;
import io.ennead.records.Outcome;
import io.ennead.records.OutcomeStatus;
import java.util.Locale;

/** Counts what became of signals and shadows, and those that are open. */
public final class OutcomeMeter implements RowMeter<Outcome> {

  private final Totals totals;
  private final Total activeSignals;
  private final Total activeShadows;

  public OutcomeMeter(Totals totals) {
    this.totals = totals;
    activeSignals = totals.of(Metric.ACTIVE_SIGNALS);
    activeShadows = totals.of(Metric.ACTIVE_SHADOWS);
    for (OutcomeStatus status : OutcomeStatus.values()) {
      made(false, status);
      made(true, status);
    }
  }

  @Override
  public void count(Outcome outcome) {
    made(outcome.shadow(), outcome.status()).increment();
    Total active = outcome.shadow() ? activeShadows : activeSignals;
    active.add(outcome.status().isResolved() ? -1 : 1);
  }

  private Total made(boolean shadow, OutcomeStatus status) {
    return totals.of(
        Metric.OUTCOMES_MADE, shadow ? "shadow" : "signal", status.name().toLowerCase(Locale.ROOT));
  }
}
