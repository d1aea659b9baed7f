package io.ennead.analytics.signals.report;

import java.util.List;

/**
 * How the scans of one timeframe ended: scans = skipped + rejected + emitted.
 *
 * @param gates in order
 */
public record FunnelRow(
    String interval,
    long scans,
    long beforeStart,
    long warmUp,
    long gap,
    List<Gate> gates,
    long emittedLong,
    long emittedShort) {

  /**
   * One gate's share.
   *
   * @param rejected scans of which it was the first gate that failed
   * @param alone those of them that every other gate let through; 0 for the consensus, after which
   *     nothing else can be measured
   * @param passed scans that passed it and all before it
   */
  public record Gate(String gate, long rejected, long alone, long passed) {}

  public FunnelRow {
    gates = List.copyOf(gates);
  }

  public long skipped() {
    return beforeStart + warmUp + gap;
  }

  public long rejected() {
    return gates.stream().mapToLong(Gate::rejected).sum();
  }

  public long emitted() {
    return emittedLong + emittedShort;
  }

  /** Scans that were judged. */
  public long judged() {
    return scans - skipped();
  }
}
