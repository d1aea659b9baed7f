package io.ennead.postgres;

import io.ennead.records.Instrument;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;

/** What trades are or were missing. */
public final class GapQuery {

  private static final String TOTALS =
      """
      select count(*) filter (where state = 'open') as open,
        coalesce(sum(missing) filter (where state = 'open'), 0)::bigint as missing,
        count(distinct (exchange, symbol)) filter (where state = 'open') as symbols,
        count(*) filter (where to_id is null) as unbounded,
        min(since) filter (where state = 'open') as since,
        count(*) filter (where state = 'repaired') as repaired
      from gaps
      """;

  private static final String NEWEST =
      """
      select from_id, to_id, since, until, state from gaps
      where exchange = ? and symbol = ? and since < ?
      order by since desc limit 1
      """;

  /**
   * All gaps together.
   *
   * @param open how many are not repaired
   * @param missing ids that the open ones lack
   * @param symbols how many symbols have an open one
   * @param unbounded of how many open ones the end, and what they lack, is not known yet
   * @param since where the first open one begins; null if none is open
   * @param repaired how many are
   */
  public record Totals(
      long open, long missing, long symbols, long unbounded, Instant since, long repaired) {}

  /**
   * A gap.
   *
   * @param toId the last missing id; null as long as it is not known
   * @param until null as long as it is not known
   * @param state {@code open} or {@code repaired}
   */
  public record Stored(long fromId, Long toId, Instant since, Instant until, String state) {}

  private GapQuery() {}

  public static Totals totals(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TOTALS)) {
      row.next();
      return new Totals(
          row.getLong("open"),
          row.getLong("missing"),
          row.getLong("symbols"),
          row.getLong("unbounded"),
          row.getObject("since") == null ? null : instant(row, "since"),
          row.getLong("repaired"));
    }
  }

  /** The newest gap that begins before an instant, epoch milliseconds. */
  public static Optional<Stored> newestBefore(
      Connection connection, Instrument instrument, long millis) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
      statement.setString(1, instrument.exchange());
      statement.setString(2, instrument.symbol());
      statement.setObject(3, Times.ofMillis(millis));
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Stored(
                    row.getLong("from_id"),
                    row.getObject("to_id", Long.class),
                    instant(row, "since"),
                    row.getObject("until") == null ? null : instant(row, "until"),
                    row.getString("state")))
            : Optional.empty();
      }
    }
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(Times.millis(row, column));
  }
}
