package io.ennead.records;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What one gate found at one candidate.
 *
 * @param value what was measured, in the gate's own unit; null where there is nothing to measure
 *     (no result yet, no signal yet), which passes
 * @param threshold what it was held against; null where there is none
 * @param finding the same in words, with every figure that counted
 */
public record GateMeasure(
    GateName gate, boolean passed, BigDecimal value, BigDecimal threshold, String finding) {

  public GateMeasure {
    Objects.requireNonNull(gate, "gate");
    Objects.requireNonNull(finding, "finding");
    value = value == null ? null : Decimals.canonical(value);
    threshold = threshold == null ? null : Decimals.canonical(threshold);
  }
}
