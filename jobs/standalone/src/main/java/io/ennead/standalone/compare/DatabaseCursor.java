package io.ennead.standalone.compare;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a table through a cursor of the server: only some rows at a time are in memory. */
final class DatabaseCursor implements RowCursor {

  private static final int ROWS_AT_ONCE = 2_000;

  private final ComparedTable table;
  private final Map<String, ColumnType> types;
  private final Statement statement;
  private final ResultSet rows;

  DatabaseCursor(
      Connection connection, String schema, ComparedTable table, Map<String, ColumnType> types)
      throws SQLException {
    this.table = table;
    this.types = types;
    this.statement = connection.createStatement();
    statement.setFetchSize(ROWS_AT_ONCE);
    this.rows =
        statement.executeQuery(
            "select %s from \"%s\".%s order by %s"
                .formatted(
                    types.entrySet().stream()
                        .map(column -> expression(column.getKey(), column.getValue()))
                        .collect(Collectors.joining(", ")),
                    schema,
                    table.name(),
                    table.orderBy()));
  }

  /** Times in milliseconds, lists as files have them. */
  private static String expression(String column, ColumnType type) {
    if (type == ColumnType.TIME) {
      return "floor(extract(epoch from %s) * 1000)::bigint".formatted(column);
    }
    return switch (column) {
      case "agreeing" -> "array_to_string(agreeing, ' ')";
      case "reasons" -> "array_to_string(reasons, '; ')";
      default -> column;
    };
  }

  @Override
  public Row next() throws SQLException {
    if (!rows.next()) {
      return null;
    }
    Map<String, String> values = new LinkedHashMap<>();
    int place = 0;
    for (Map.Entry<String, ColumnType> column : types.entrySet()) {
      place++;
      String text =
          column.getValue() == ColumnType.DOUBLE ? ofDouble(place) : rows.getString(place);
      values.put(column.getKey(), column.getValue().canonical(text));
    }
    return new Row(table.key(values::get), values);
  }

  private String ofDouble(int place) throws SQLException {
    double value = rows.getDouble(place);
    return rows.wasNull() ? null : Double.toString(value);
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
