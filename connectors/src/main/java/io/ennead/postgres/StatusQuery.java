package io.ennead.postgres;

import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Counts what the database holds; reads every candle once. */
public final class StatusQuery {

  private static final String SERIES =
      """
      select exchange, symbol, interval, source, quality, count(*) as rows,
        min(open_time) as first_open_time, max(open_time) as last_open_time
      from candles
      group by exchange, symbol, interval, source, quality
      order by exchange, symbol, interval, source, quality
      """;

  private static final String LATE_TRADES = "select count(*) from late_trades";

  private static final String BYTES_ON_DISK =
      """
      select coalesce(sum(pg_total_relation_size(relid)), 0)::bigint
        + pg_total_relation_size('late_trades')
      from pg_partition_tree('candles')
      """;

  private StatusQuery() {}

  public static Status read(Connection connection) throws SQLException {
    return new Status(
        series(connection), number(connection, LATE_TRADES), number(connection, BYTES_ON_DISK));
  }

  private static List<Status.Series> series(Connection connection) throws SQLException {
    List<Status.Series> series = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SERIES)) {
      while (row.next()) {
        series.add(
            new Status.Series(
                new Instrument(row.getString("exchange"), row.getString("symbol")),
                Interval.of(row.getString("interval")),
                row.getString("source"),
                row.getString("quality"),
                row.getLong("rows"),
                Times.millis(row, "first_open_time"),
                Times.millis(row, "last_open_time")));
      }
    }
    return series;
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
