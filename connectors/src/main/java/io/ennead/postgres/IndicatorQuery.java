package io.ennead.postgres;

import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One row of the indicators: that of a candle, or of the newest one before a time. */
public final class IndicatorQuery {

  private static final String SQL =
      """
      select * from indicators
      where exchange = ? and symbol = ? and interval = ? and open_time <= ?
      order by open_time desc
      limit 1
      """;

  private IndicatorQuery() {}

  /**
   * The newest row whose candle opens at or before a time.
   *
   * @param at epoch milliseconds
   * @return the columns in the order of the table, with null for what is not ready; {@code
   *     open_time} in epoch milliseconds
   */
  public static Optional<Map<String, Object>> at(
      Connection connection, Instrument instrument, Interval interval, long at)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, instrument.exchange());
      statement.setString(2, instrument.symbol());
      statement.setString(3, interval.label());
      statement.setObject(4, Times.ofMillis(at));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(columns(row)) : Optional.empty();
      }
    }
  }

  private static Map<String, Object> columns(ResultSet row) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String name = columns.getColumnName(i);
      switch (name) {
        case "open_time" -> values.put(name, Times.millis(row, name));
        case "extras" -> values.put(name, row.getString(i));
        default -> values.put(name, row.getObject(i));
      }
    }
    values.remove("written_at");
    return values;
  }
}
