package io.ennead.postgres;

import io.ennead.records.Interval;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The monthly partitions of {@code candles}. */
public final class Partitions {

  private static final String SQL =
      "select ensure_month_partition(cast('candles_' || ? as regclass), ?)";

  private Partitions() {}

  /**
   * Makes the partition for candles of this interval and open time unless it is there; safe beside
   * writers, readers and others that do the same.
   *
   * @param connection in auto-commit mode: makers take turns until the end of their transactions
   * @return true if it was not there
   */
  public static boolean ensure(Connection connection, Interval interval, long openTimeMillis)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, interval.label());
      statement.setObject(2, Times.ofMillis(openTimeMillis));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}
