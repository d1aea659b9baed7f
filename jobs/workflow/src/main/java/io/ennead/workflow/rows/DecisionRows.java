package io.ennead.workflow.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Why there was a signal over a candle, or none. */
public final class DecisionRows {

  private static final String AT =
      """
      select exchange, symbol, interval as timeframe, close_time, verdict, reason, value, threshold,
        direction, probability, confidence, agreeing, cardinality(agreeing) as agreeing_heads,
        9 as total_heads, boost, votes, gates
      from decisions
      where exchange = ? and symbol = ? and interval = ? and close_time <= ?
      order by close_time desc limit 1
      """;

  private DecisionRows() {}

  /** The newest decision at or before a time, with its votes and gates. */
  public static Optional<ObjectNode> at(
      Connection connection, Instrument instrument, Interval interval, Instant at)
      throws SQLException {
    return Sql.rows(
            connection, AT, instrument.exchange(), instrument.symbol(), interval.label(), at)
        .stream()
        .findFirst();
  }
}
