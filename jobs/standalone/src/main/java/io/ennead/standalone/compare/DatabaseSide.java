package io.ennead.standalone.compare;

import io.ennead.postgres.DatabaseOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The tables of a schema, as they were when the comparison began. */
final class DatabaseSide implements Side {

  private static final String TABLES =
      """
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ? and c.relkind in ('r', 'p') and not c.relispartition
      """;

  private static final String COLUMNS =
      """
      select a.attname, t.typname from pg_attribute a
      join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_type t on t.oid = a.atttypid
      where n.nspname = ? and c.relname = ? and a.attnum > 0 and not a.attisdropped
      order by a.attnum
      """;

  private final AutoCloseable server;
  private final Connection connection;
  private final String schema;

  private DatabaseSide(Connection connection, String schema, AutoCloseable server) {
    this.connection = connection;
    this.schema = schema;
    this.server = server;
  }

  /**
   * Connects.
   *
   * @param server is closed with the side, or at once if there is none
   */
  static DatabaseSide open(DatabaseOptions options, AutoCloseable server) throws SQLException {
    try {
      return new DatabaseSide(snapshot(options.connect()), options.schema(), server);
    } catch (SQLException | RuntimeException e) {
      closeAfter(e, server);
      throw e;
    }
  }

  private static Connection snapshot(Connection connection) throws SQLException {
    try {
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return connection;
    } catch (SQLException e) {
      closeAfter(e, connection);
      throw e;
    }
  }

  private static void closeAfter(Exception failure, AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public Set<String> tables() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
      statement.setString(1, schema);
      Set<String> tables = new TreeSet<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          tables.add(row.getString(1));
        }
      }
      return tables;
    }
  }

  @Override
  public Map<String, ColumnType> columns(String table) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setString(1, schema);
      statement.setString(2, table);
      Map<String, ColumnType> columns = new LinkedHashMap<>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          columns.put(row.getString(1), ColumnType.of(row.getString(2)));
        }
      }
      return columns;
    }
  }

  @Override
  public RowCursor open(ComparedTable table, Map<String, ColumnType> types) throws SQLException {
    return new DatabaseCursor(connection, schema, table, types);
  }

  @Override
  public void close() throws Exception {
    try (server) {
      connection.close();
    }
  }
}
