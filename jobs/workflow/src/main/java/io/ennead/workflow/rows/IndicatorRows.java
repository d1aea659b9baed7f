package io.ennead.workflow.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Indicators of a series; what each of them is, is said by the comment of its column. */
public final class IndicatorRows {

  private static final String WHERE =
      " from indicators where exchange = ? and symbol = ? and interval = ? and open_time < ?"
          + " order by open_time desc limit ?";

  private static final String COLUMNS =
      """
      select attname as name, col_description(attrelid, attnum) as meaning
      from pg_attribute
      where attrelid = 'indicators'::regclass and attnum > 0 and not attisdropped
        and atttypid = 'float8'::regtype and attname not like 'score%'
      order by attnum
      """;

  private IndicatorRows() {}

  /** The columns that hold an indicator, with what each of them is. */
  public static Map<String, String> columns(Connection connection) throws SQLException {
    Map<String, String> columns = new LinkedHashMap<>();
    for (ObjectNode row : Sql.rows(connection, COLUMNS)) {
      columns.put(row.get("name").asText(), row.get("meaning").asText());
    }
    return columns;
  }

  /** The newest row of a series. */
  public static Optional<ObjectNode> newest(
      Connection connection, String exchange, String symbol, String interval, Instant before)
      throws SQLException {
    return Sql.rows(connection, "select *" + WHERE, exchange, symbol, interval, before, 1).stream()
        .findFirst();
  }

  /**
   * Some columns of the newest rows, oldest first.
   *
   * @param columns names out of {@link #columns}
   */
  public static List<ObjectNode> series(
      Connection connection,
      List<String> columns,
      String exchange,
      String symbol,
      String interval,
      Instant before,
      int count)
      throws SQLException {
    String query = "select open_time, " + String.join(", ", columns) + WHERE;
    List<ObjectNode> rows =
        new ArrayList<>(Sql.rows(connection, query, exchange, symbol, interval, before, count));
    Collections.reverse(rows);
    return rows;
  }
}
