package io.ennead.workflow.flink;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Values of the job's metrics over all subtasks. Names are as REST shows them: {@code
 * OPERATOR.label.value.name}, with blanks and punctuation of a stage's title as {@code _}.
 */
public final class Metrics {

  /** Over all subtasks. */
  record Value(double sum, double max) {}

  private final Map<String, Value> values;

  Metrics(Map<String, Value> values) {
    this.values = new TreeMap<>(values);
  }

  /** Of a stage as REST writes it, e.g. {@code Write_candles__Writer}. */
  public static String operator(String title) {
    return title.replaceAll("[^A-Za-z0-9]", "_");
  }

  /** The sum over the subtasks; nothing if the job has no such metric. */
  public OptionalLong sum(String operator, String name) {
    Value value = values.get(operator + "." + name);
    return value == null ? OptionalLong.empty() : OptionalLong.of(Math.round(value.sum()));
  }

  /** The highest of the subtasks; nothing if the job has no such metric. */
  public OptionalLong max(String operator, String name) {
    Value value = values.get(operator + "." + name);
    return value == null ? OptionalLong.empty() : OptionalLong.of(Math.round(value.max()));
  }

  /** The sum as it is, for rates. */
  public Optional<Double> rate(String operator, String name) {
    return Optional.ofNullable(values.get(operator + "." + name)).map(Value::sum);
  }

  /** The sum over all combinations of labels; nothing if the job has no such metric. */
  public OptionalLong total(String operator, String name) {
    double[] found = named(operator, name).mapToDouble(entry -> entry.getValue().sum()).toArray();
    return found.length == 0
        ? OptionalLong.empty()
        : OptionalLong.of(
            Math.round(Stream.of(found).flatMapToDouble(java.util.Arrays::stream).sum()));
  }

  /** The sums by the values of the last label, e.g. by cause. */
  public Map<String, Long> totalsByLabel(String operator, String name) {
    Map<String, Long> totals = new TreeMap<>();
    named(operator, name)
        .forEach(
            entry -> {
              String[] parts = entry.getKey().split("\\.");
              totals.merge(parts[parts.length - 2], Math.round(entry.getValue().sum()), Long::sum);
            });
    return totals;
  }

  /** The maximum for an instrument, further labels behind it. */
  public OptionalLong ofInstrument(
      String operator, String exchange, String symbol, String labelsAndName) {
    return max(operator, "exchange.%s.symbol.%s.%s".formatted(exchange, symbol, labelsAndName));
  }

  private Stream<Map.Entry<String, Value>> named(String operator, String name) {
    return values.entrySet().stream()
        .filter(
            entry ->
                entry.getKey().startsWith(operator + ".")
                    && entry.getKey().endsWith("." + name)
                    && entry.getKey().length() > operator.length() + name.length() + 1);
  }
}
