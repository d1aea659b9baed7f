package io.ennead.workflow.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.workflow.rows.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The messages that rows become. Of a series at most the newest few are sent at once: who wants all
 * of a history that is being written reads it by REST.
 */
final class RowEvents {

  private static final int MOST_OF_A_SERIES = 50;

  /**
   * A kind of message: the query has the parameters exchange, symbol, interval, from, to, count.
   */
  private record Kind(String type, String query) {}

  private static final String KEY = " where exchange = ? and symbol = ? and interval = ? and ";

  private static final Map<String, Kind> KINDS =
      Map.of(
          "candles",
          new Kind(
              "candle_complete",
              "select exchange, symbol, interval as timeframe, open_time as timestamp, open, high,"
                  + " low, close, volume, trade_count, quality, revision from candles"
                  + KEY
                  + "open_time between ? and ? order by open_time desc limit ?"),
          "indicators",
          new Kind(
              "indicators_updated",
              "select exchange, symbol, interval as timeframe, open_time as timestamp, revision"
                  + " from indicators"
                  + KEY
                  + "open_time between ? and ? order by open_time desc limit ?"),
          "decisions",
          new Kind(
              "consensus_calculation",
              "select exchange, symbol, interval as timeframe, close_time as timestamp, verdict,"
                  + " reason, value, threshold, direction, probability, confidence, agreeing,"
                  + " cardinality(agreeing) as agreeing_heads, 9 as total_heads, boost, votes, gates"
                  + " from decisions"
                  + KEY
                  + "close_time between ? and ? order by close_time desc limit ?"),
          "signals",
          new Kind(
              "signal_generated",
              "select id, exchange, symbol, interval as timeframe, close_time as timestamp,"
                  + " direction, entry, stop, target, risk_reward, probability, confidence,"
                  + " cardinality(agreeing) as agreeing_heads, 9 as total_heads from signals"
                  + KEY
                  + "close_time between ? and ? order by close_time desc limit ?"),
          "outcomes",
          new Kind(
              "signal_resolved",
              "select id, exchange, symbol, interval as timeframe, at as timestamp, direction,"
                  + " status, price, result_r, result_percent from outcomes"
                  + KEY
                  + "close_time between ? and ? and not shadow and status <> 'ACTIVE'"
                  + " order by close_time desc limit ?"));

  private RowEvents() {}

  /** The messages for what was written, oldest first. */
  static List<String> messages(Connection connection, Written written) throws SQLException {
    Kind kind = KINDS.get(written.table());
    List<String> messages = new ArrayList<>();
    if (kind == null) {
      return messages;
    }
    for (String series : written.series()) {
      String[] key = series.split(" ");
      List<ObjectNode> rows =
          Sql.rows(
              connection,
              kind.query(),
              key[0],
              key[1],
              key[2],
              written.from(),
              written.to(),
              MOST_OF_A_SERIES);
      Collections.reverse(rows);
      rows.forEach(row -> messages.add(PushHub.message(kind.type(), row)));
    }
    return messages;
  }
}
