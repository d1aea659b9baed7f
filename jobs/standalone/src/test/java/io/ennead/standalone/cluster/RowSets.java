package io.ennead.standalone.cluster;

import io.ennead.postgres.DatabaseOptions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Counts and compares the rows of runs, each of which wrote into a schema of its own. */
final class RowSets {

  /** Key, every value column, and the quality. */
  private static final String CANDLE =
      "exchange, symbol, interval, open_time, open, high, low, close, volume, quote_volume,"
          + " trade_count, taker_buy_volume, taker_buy_quote_volume, first_trade_id, last_trade_id,"
          + " quality, revision";

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

  /** The candles that only one of two runs has. */
  static long differing(DatabaseOptions database, String one, String other) throws SQLException {
    return number(
        database,
        """
        select count(*) from (
          (select %1$s from %2$s.candles except all select %1$s from %3$s.candles)
          union all
          (select %1$s from %3$s.candles except all select %1$s from %2$s.candles)) as differing
        """
            .formatted(CANDLE, one, other));
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
