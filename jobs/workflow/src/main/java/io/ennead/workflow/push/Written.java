package io.ennead.workflow.push;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What notifications told of a table: the first and last time of the keys that were written.
 *
 * @param series {@code EXCHANGE SYMBOL INTERVAL} each; empty for all
 */
record Written(String table, Instant from, Instant to, Set<String> series) {

  /**
   * Of a notification's payload; nothing if it is of another schema, or of a table without times.
   */
  static Optional<Written> of(JsonNode payload, String schema) {
    if (!payload.path("schema").asText().equals(schema) || !payload.has("from")) {
      return Optional.empty();
    }
    Set<String> series = new TreeSet<>();
    payload.path("series").forEach(name -> series.add(name.asText()));
    return Optional.of(
        new Written(
            payload.path("table").asText(),
            Instant.ofEpochMilli(payload.path("from").asLong()),
            Instant.ofEpochMilli(payload.path("to").asLong()),
            series));
  }

  /** One for each table: of notifications that came together, what they span. */
  static Collection<Written> merged(Collection<Written> all) {
    Map<String, Written> byTable = new LinkedHashMap<>();
    all.forEach(each -> byTable.merge(each.table(), each, Written::with));
    return byTable.values();
  }

  private Written with(Written other) {
    Set<String> both = new TreeSet<>();
    if (!series.isEmpty() && !other.series.isEmpty()) {
      both.addAll(series);
      both.addAll(other.series);
    }
    return new Written(
        table,
        from.isBefore(other.from) ? from : other.from,
        to.isAfter(other.to) ? to : other.to,
        both);
  }
}
