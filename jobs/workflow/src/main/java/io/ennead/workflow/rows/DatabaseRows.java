package io.ennead.workflow.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.postgres.Status;
import io.ennead.postgres.StatusQuery;
import io.ennead.records.Instrument;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** What the database holds, and how large it is. */
public final class DatabaseRows {

  private static final String SERVER =
      """
      select current_setting('server_version') as version, current_database() as name,
        pg_database_size(current_database()) as bytes
      """;

  private DatabaseRows() {}

  /** Rows, symbols, timeframes, range, sources, qualities and sizes. */
  public static ObjectNode status(Connection connection) throws SQLException {
    Status status = StatusQuery.read(connection);
    ObjectNode server = Sql.rows(connection, SERVER).get(0);
    ObjectNode json = Sql.JSON.createObjectNode();
    json.put("status", "connected");
    json.put("server_version", server.get("version").asText());
    json.put("database", server.get("name").asText());
    json.put("total_records", status.rows());
    names(json, "symbols", status.instruments().stream().map(Instrument::symbol).distinct());
    names(json, "timeframes", status.rowsPerInterval().keySet().stream().map(Object::toString));
    counts(json, "rows_per_timeframe", status.rowsPerInterval());
    counts(json, "rows_per_source", status.rowsPerSource());
    counts(json, "rows_per_quality", status.rowsPerQuality());
    ObjectNode range = json.putObject("date_range");
    range.put("from", status.from().map(Instant::toString).orElse(null));
    range.put(
        "to",
        status
            .newest()
            .map(newest -> Instant.ofEpochMilli(newest.closeTime()).toString())
            .orElse(null));
    json.put("late_trades", status.lateTrades());
    json.put("candles_bytes", status.bytesOnDisk());
    json.put("bytes_on_disk", server.get("bytes").asLong());
    return json;
  }

  private static void names(ObjectNode json, String field, Stream<String> names) {
    names.forEach(json.putArray(field)::add);
  }

  private static void counts(ObjectNode json, String field, Map<?, Long> counts) {
    ObjectNode object = json.putObject(field);
    counts.forEach((name, rows) -> object.put(name.toString(), rows));
  }
}
