package io.ennead.postgres;

import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The newest candles of an instrument before a time. */
public final class CandleQuery {

  private static final String SELECT =
      """
      select open_time, open, high, low, close, volume, quote_volume, trade_count,
        taker_buy_volume, taker_buy_quote_volume, first_trade_id, last_trade_id,
        quality, revision, source
      from candles
      where exchange = ? and symbol = ? and interval = ? and open_time < ?
      """;

  private static final String NEWEST = SELECT + "order by open_time desc limit ?";

  private static final String BETWEEN = SELECT + "and open_time >= ? order by open_time";

  private CandleQuery() {}

  /**
   * Up to {@code count} candles, oldest first.
   *
   * @param before epoch milliseconds; only candles that open before it
   */
  public static List<Candle> newest(
      Connection connection, Instrument instrument, Interval interval, long before, int count)
      throws SQLException {
    try (PreparedStatement statement = prepare(NEWEST, connection, instrument, interval, before)) {
      statement.setInt(5, count);
      List<Candle> candles = candles(instrument, interval, statement);
      Collections.reverse(candles);
      return candles;
    }
  }

  /** The candles that open in {@code [from, until)}, epoch milliseconds, oldest first. */
  public static List<Candle> between(
      Connection connection, Instrument instrument, Interval interval, long from, long until)
      throws SQLException {
    try (PreparedStatement statement = prepare(BETWEEN, connection, instrument, interval, until)) {
      statement.setObject(5, Times.ofMillis(from));
      return candles(instrument, interval, statement);
    }
  }

  private static PreparedStatement prepare(
      String sql, Connection connection, Instrument instrument, Interval interval, long before)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setString(1, instrument.exchange());
    statement.setString(2, instrument.symbol());
    statement.setString(3, interval.label());
    statement.setObject(4, Times.ofMillis(before));
    return statement;
  }

  private static List<Candle> candles(
      Instrument instrument, Interval interval, PreparedStatement statement) throws SQLException {
    List<Candle> candles = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        candles.add(candle(instrument, interval, row));
      }
    }
    return candles;
  }

  private static Candle candle(Instrument instrument, Interval interval, ResultSet row)
      throws SQLException {
    return new Candle(
        instrument,
        interval,
        Times.millis(row, "open_time"),
        row.getBigDecimal("open"),
        row.getBigDecimal("high"),
        row.getBigDecimal("low"),
        row.getBigDecimal("close"),
        row.getBigDecimal("volume"),
        row.getBigDecimal("quote_volume"),
        row.getObject("trade_count", Long.class),
        row.getBigDecimal("taker_buy_volume"),
        row.getBigDecimal("taker_buy_quote_volume"),
        row.getObject("first_trade_id", Long.class),
        row.getObject("last_trade_id", Long.class),
        Quality.valueOf(row.getString("quality")),
        row.getInt("revision"),
        Origin.of(row.getString("source")));
  }
}
