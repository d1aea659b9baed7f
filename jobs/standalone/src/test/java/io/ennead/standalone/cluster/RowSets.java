package io.ennead.standalone.cluster;

import io.ennead.postgres.DatabaseOptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts and compares the rows of runs, each of which wrote into a schema of its own. */
final class RowSets {

  /** All of a row but the wall-clock time at which it was written. */
  private static final String ROW = "to_jsonb(r) - 'written_at'";

  /** The market's clock is an anchor in wall-clock time, another in each run. */
  private static final String TABLES =
      """
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = '%s' and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname not in ('flyway_schema_history', 'market_clock')
      """;

  private RowSets() {}

  /** The URL of a run's own schema. */
  static String url(DatabaseOptions database, String schema) {
    return database.url() + "?currentSchema=" + schema;
  }

  /** The candles of a run. */
  static long candles(DatabaseOptions database, String schema) throws SQLException {
    return number(database, "select count(*) from %s.candles".formatted(schema));
  }

  /** The candles of a run with a mark of quality. */
  static long candles(DatabaseOptions database, String schema, String quality) throws SQLException {
    return number(
        database,
        "select count(*) from %s.candles where quality = '%s'".formatted(schema, quality));
  }

  /** For each table of ours, how many of its rows only one of two runs has. */
  static Map<String, Long> differing(DatabaseOptions database, String one, String other)
      throws SQLException {
    Map<String, Long> differing = new TreeMap<>();
    for (String table : tables(database, one)) {
      differing.put(
          table,
          number(
              database,
              """
              select count(*) from (
                (select %1$s from %3$s.%2$s r except all select %1$s from %4$s.%2$s r)
                union all
                (select %1$s from %4$s.%2$s r except all select %1$s from %3$s.%2$s r)) as rows
              """
                  .formatted(ROW, table, one, other)));
    }
    return differing;
  }

  private static List<String> tables(DatabaseOptions database, String schema) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(TABLES.formatted(schema))) {
      List<String> tables = new ArrayList<>();
      while (result.next()) {
        tables.add(result.getString(1));
      }
      return tables;
    }
  }

  private static long number(DatabaseOptions database, String query) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }
}
