package io.ennead.context.source;

import org.apache.flink.metrics.MetricGroup;

/** How a feed goes. Written on the task thread, read by that of the metrics. */
final class ContextReaderGauges {

  private volatile long knownUntil;
  private volatile int partsHeld;

  /** The gauges: up to when the feed was emitted, and parts that wait for a checkpoint. */
  void register(MetricGroup group) {
    group.gauge("feedKnownUntil", () -> knownUntil);
    group.gauge("feedPartsHeld", () -> partsHeld);
  }

  void observe(ContextPosition position) {
    knownUntil = position.until();
    partsHeld = position.heldParts();
  }
}
