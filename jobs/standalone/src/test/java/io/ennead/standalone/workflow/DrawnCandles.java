package io.ennead.standalone.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ennead.postgres.DatabaseOptions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what the chart draws with the rows of the candles and their indicators. */
final class DrawnCandles {

  /** In the order in which ECharts takes the figures of a candlestick, then the other series. */
  private static final String ROWS =
      """
      select to_char(c.open_time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as time,
        c.open::float8, c.close::float8, c.low::float8, c.high::float8, c.volume::float8,
        i.ema_21, i.bb_upper, i.bb_lower, i.rsi
      from candles c left join indicators i using (exchange, symbol, interval, open_time)
      where symbol = ? and interval = ? and open_time >= ?::timestamptz
      """;

  private static final List<String> LINES = List.of("ema_21", "bb_upper", "bb_lower", "rsi");

  private DrawnCandles() {}

  /**
   * @param series e.g. {@code BTCUSDT_1m}
   */
  static void assertAreRows(JsonNode drawn, String series, DatabaseOptions database)
      throws SQLException {
    JsonNode times = drawn.get("times");
    assertThat(times.size()).isGreaterThan(100);
    Map<String, double[]> rows = rows(database, series, times.get(0).asText());
    int compared = 0;
    for (int i = 0; i < times.size(); i++) {
      String time = times.get(i).asText();
      double[] row = rows.get(time);
      assertThat(row).as("row of %s", time).isNotNull();
      for (int figure = 0; figure < 4; figure++) {
        assertThat(drawn.at("/series/candles/%d/%d".formatted(i, figure)).asDouble())
            .as("figure %d of %s", figure, time)
            .isEqualTo(row[figure]);
      }
      assertThat(drawn.at("/series/volume/" + i).asDouble()).as(time).isEqualTo(row[4]);
      for (int line = 0; line < LINES.size(); line++) {
        JsonNode value = drawn.at("/series/%s/%d".formatted(LINES.get(line), i));
        // Of the newest candle they may not have been read yet.
        if (value.isNumber()) {
          assertThat(value.asDouble()).as(LINES.get(line) + time).isEqualTo(row[5 + line]);
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(300);
  }

  private static Map<String, double[]> rows(DatabaseOptions database, String series, String from)
      throws SQLException {
    Map<String, double[]> rows = new HashMap<>();
    String[] symbolAndInterval = series.split("_");
    try (Connection connection = database.connect();
        PreparedStatement query = connection.prepareStatement(ROWS)) {
      query.setString(1, symbolAndInterval[0]);
      query.setString(2, symbolAndInterval[1]);
      query.setString(3, from);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          double[] figures = new double[5 + LINES.size()];
          for (int i = 0; i < figures.length; i++) {
            figures[i] = row.getDouble(i + 2);
          }
          rows.put(row.getString("time"), figures);
        }
      }
    }
    return rows;
  }
}
