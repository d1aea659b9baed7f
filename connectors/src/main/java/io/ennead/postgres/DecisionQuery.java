package io.ennead.postgres;

import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The decision over one candle, as it is stored. */
public final class DecisionQuery {

  private static final String SQL =
      """
      select close_time, verdict, reason, value, threshold, direction, probability, confidence,
        agreeing, boost, votes, gates
      from decisions
      where exchange = ? and symbol = ? and interval = ? and close_time <= ?
      order by close_time desc
      limit 1
      """;

  private DecisionQuery() {}

  /**
   * A stored decision.
   *
   * @param closeTime epoch milliseconds
   * @param votes JSON as {@link DecisionJson#votes} wrote it
   * @param gates JSON as {@link DecisionJson#gates} wrote it
   */
  public record Stored(
      long closeTime,
      String verdict,
      String reason,
      BigDecimal value,
      BigDecimal threshold,
      String direction,
      double probability,
      double confidence,
      List<String> agreeing,
      double boost,
      String votes,
      String gates) {}

  /**
   * The newest decision at or before a time.
   *
   * @param at epoch milliseconds
   */
  public static Optional<Stored> at(
      Connection connection, Instrument instrument, Interval interval, long at)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, instrument.exchange());
      statement.setString(2, instrument.symbol());
      statement.setString(3, interval.label());
      statement.setObject(4, Times.ofMillis(at));
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(stored(row)) : Optional.empty();
      }
    }
  }

  private static Stored stored(ResultSet row) throws SQLException {
    Array agreeing = row.getArray("agreeing");
    return new Stored(
        Times.millis(row, "close_time"),
        row.getString("verdict"),
        row.getString("reason"),
        row.getBigDecimal("value"),
        row.getBigDecimal("threshold"),
        row.getString("direction"),
        row.getDouble("probability"),
        row.getDouble("confidence"),
        List.of((String[]) agreeing.getArray()),
        row.getDouble("boost"),
        row.getString("votes"),
        row.getString("gates"));
  }
}
