package io.ennead.analytics.signals.criteria;

/**
 * One figure about a series of closed trades.
 *
 * @param value null where it is not defined, such as a ratio by zero
 * @param unit of the value
 */
public record CriterionRow(String name, Double value, String unit) {

  static CriterionRow of(String name, double value, String unit) {
    return new CriterionRow(name, Double.isFinite(value) ? value : null, unit);
  }
}
