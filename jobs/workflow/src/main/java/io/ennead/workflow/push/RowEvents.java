package io.ennead.workflow.push;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.workflow.rows.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The messages that rows become. Of a series at most the newest few are sent at once: who wants all
 * of a history that is being written reads it by REST.
 */
final class RowEvents {

  private static final int MOST_OF_A_SERIES = 50;

  /**
   * A kind of message: the query has the parameters exchange, symbol, interval, from, to.
   *
   * @param time the column that the newest rows are told by
   */
  private record Kind(String type, String query, String time) {}

  private static final String KEY = " where exchange = ? and symbol = ? and interval = ? and ";

  private static final Map<String, Kind> KINDS =
      Map.of(
          "candles",
          new Kind(
              "candle_complete",
              "select exchange, symbol, interval as timeframe, open_time as timestamp, open, high,"
                  + " low, close, volume, trade_count, quality, revision from candles"
                  + KEY
                  + "open_time between ? and ?",
              "open_time"),
          "indicators",
          new Kind(
              "indicators_updated",
              "select exchange, symbol, interval as timeframe, open_time as timestamp, revision"
                  + " from indicators"
                  + KEY
                  + "open_time between ? and ?",
              "open_time"),
          "decisions",
          new Kind(
              "consensus_calculation",
              "select exchange, symbol, interval as timeframe, close_time as timestamp, verdict,"
                  + " reason, value, threshold, direction, probability, confidence, agreeing,"
                  + " cardinality(agreeing) as agreeing_heads, 9 as total_heads, boost, votes, gates"
                  + " from decisions"
                  + KEY
                  + "close_time between ? and ?",
              "close_time"),
          "signals",
          new Kind(
              "signal_generated",
              "select id, exchange, symbol, interval as timeframe, close_time as timestamp,"
                  + " direction, entry, stop, target, risk_reward, probability, confidence,"
                  + " cardinality(agreeing) as agreeing_heads, 9 as total_heads from signals"
                  + KEY
                  + "close_time between ? and ?",
              "close_time"),
          "outcomes",
          new Kind(
              "signal_resolved",
              "select id, exchange, symbol, interval as timeframe, at as timestamp, direction,"
                  + " status, price, result_r, result_percent from outcomes"
                  + KEY
                  + "close_time between ? and ? and not shadow and status <> 'ACTIVE'",
              "close_time"));

  /**
   * Of rows that were committed between two snapshots; each row version knows the low 32 bits of
   * the transaction that wrote it.
   */
  private static final String COMMITTED_BETWEEN =
      """
       and not pg_visible_in_snapshot(%1$s, ?::pg_snapshot)
       and pg_visible_in_snapshot(%1$s, ?::pg_snapshot)
      """
          .formatted(
              "((pg_snapshot_xmax(pg_current_snapshot())::text::bigint >> 32 << 32)"
                  + " + xmin::text::bigint)::text::xid8");

  private RowEvents() {}

  /** The kinds of rows that become messages. */
  static Set<String> tables() {
    return KINDS.keySet();
  }

  /** The messages for what was written, oldest first. */
  static List<String> messages(Connection connection, Written written) throws SQLException {
    return messages(connection, written, "");
  }

  /**
   * The messages for those of the rows that were committed between two snapshots, oldest first.
   *
   * @param seen what was committed before, in PostgreSQL's text form of a snapshot
   * @param now what is committed
   */
  static List<String> messagesBetween(
      Connection connection, Written written, String seen, String now) throws SQLException {
    return messages(connection, written, COMMITTED_BETWEEN, seen, now);
  }

  private static List<String> messages(
      Connection connection, Written written, String condition, String... snapshots)
      throws SQLException {
    Kind kind = KINDS.get(written.table());
    List<String> messages = new ArrayList<>();
    if (kind == null) {
      return messages;
    }
    String query =
        "%s%s order by %s desc limit %d"
            .formatted(kind.query(), condition, kind.time(), MOST_OF_A_SERIES);
    for (String series : written.series()) {
      List<Object> parameters = new ArrayList<>(List.of((Object[]) series.split(" ")));
      parameters.add(written.from());
      parameters.add(written.to());
      parameters.addAll(List.of(snapshots));
      List<ObjectNode> rows = Sql.rows(connection, query, parameters.toArray());
      Collections.reverse(rows);
      rows.forEach(row -> messages.add(PushHub.message(kind.type(), row)));
    }
    return messages;
  }
}
