package io.ennead.analytics.signals;

import io.ennead.records.Decision;
import io.ennead.records.Outcome;
import io.ennead.records.Signal;
import java.util.ArrayList;
import java.util.List;

/** Gathers what one tick brings. */
final class TickRecords {

  private final List<Decision> decisions = new ArrayList<>();
  private final List<Signal> signals = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();

  void decided(Decision decision) {
    decisions.add(decision);
  }

  void emitted(Signal signal) {
    signals.add(signal);
  }

  void resolved(List<Outcome> resolved) {
    outcomes.addAll(resolved);
  }

  void opened(Outcome opened) {
    outcomes.add(opened);
  }

  ScanResult result() {
    return new ScanResult(decisions, signals, outcomes);
  }
}
