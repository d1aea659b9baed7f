package io.ennead.postgres;

import io.ennead.records.Decision;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/**
 * Passes decisions on, and once per day of their own time deletes those that have been kept for
 * long enough; signals and outcomes stay. Rows are deleted rather than partitions dropped: nobody
 * waits for a lock, and a row of the time that is over does not fail when it comes once more.
 */
public final class ExpireDecisions extends RichMapFunction<Decision, Decision> {

  private static final long serialVersionUID = 1L;

  private static final long DAY = Duration.ofDays(1).toMillis();

  /** Rows that are deleted at once, so that no statement takes long. */
  private static final int AT_ONCE = 10_000;

  private static final String SQL =
      """
      delete from decisions
      where close_time < ? and (tableoid, ctid) in (
        select tableoid, ctid from decisions where close_time < ?
        limit ? for update skip locked)
      """;

  private final DatabaseOptions database;
  private final Patience patience;
  private final Duration retention;

  private transient long nextAt;

  /**
   * @param retention how long a decision is kept, by the time of its candle's close; at least a day
   */
  public ExpireDecisions(DatabaseOptions database, Patience patience, Duration retention) {
    if (retention.toMillis() < DAY) {
      throw new IllegalArgumentException(
          "%s is %s: it must be at least 1 d"
              .formatted(PostgresOptions.DECISIONS_RETENTION.key(), retention));
    }
    this.database = database;
    this.patience = patience;
    this.retention = retention;
  }

  @Override
  public void open(OpenContext context) {
    nextAt = Long.MIN_VALUE;
  }

  @Override
  public Decision map(Decision decision) throws SQLException {
    long now = decision.closeTime();
    if (now >= nextAt) {
      patience.insist(database, () -> expire(now - retention.toMillis()));
      nextAt = Math.floorDiv(now, DAY) * DAY + DAY;
    }
    return decision;
  }

  private Void expire(long before) throws SQLException {
    try (Connection connection = database.connect(PatientConnectionProvider.ANSWER_WITHIN);
        PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setObject(1, Times.ofMillis(before));
      statement.setObject(2, Times.ofMillis(before));
      statement.setInt(3, AT_ONCE);
      while (statement.executeUpdate() == AT_ONCE) {
        // More are left.
      }
    }
    return null;
  }
}
