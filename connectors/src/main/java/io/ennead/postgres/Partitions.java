package io.ennead.postgres;

import io.ennead.records.Interval;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The monthly partitions of the tables that have one row per candle. */
public final class Partitions {

  private static final String SQL =
      "select ensure_month_partition(cast(? || '_' || ? as regclass), ?)";

  private Partitions() {}

  /** {@link #ensure(Connection, String, Interval, long)} for the table {@code candles}. */
  public static boolean ensure(Connection connection, Interval interval, long openTimeMillis)
      throws SQLException {
    return ensure(connection, "candles", interval, openTimeMillis);
  }

  /**
   * Makes a table's partition for this interval and open time unless it is there; safe beside
   * writers, readers and others that do the same.
   *
   * @param table {@code candles}, or another table that is partitioned like it
   * @param connection in auto-commit mode: makers take turns until the end of their transactions
   * @return true if it was not there
   */
  public static boolean ensure(
      Connection connection, String table, Interval interval, long openTimeMillis)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, table);
      statement.setString(2, interval.label());
      statement.setObject(3, Times.ofMillis(openTimeMillis));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
