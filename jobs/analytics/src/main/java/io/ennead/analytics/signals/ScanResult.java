package io.ennead.analytics.signals;

import io.ennead.records.Decision;
import io.ennead.records.Outcome;
import io.ennead.records.Signal;
import java.util.List;

/**
 * What one tick brought.
 *
 * @param decisions one per closed candle, the highest timeframe first
 * @param signals in the same order
 * @param outcomes those that were resolved, then those that were opened
 */
public record ScanResult(List<Decision> decisions, List<Signal> signals, List<Outcome> outcomes) {

  /** Of an instant without a candle. */
  public static final ScanResult NONE = new ScanResult(List.of(), List.of(), List.of());

  public ScanResult {
    decisions = List.copyOf(decisions);
    signals = List.copyOf(signals);
    outcomes = List.copyOf(outcomes);
  }
}
