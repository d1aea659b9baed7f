package io.ennead.postgres;

import java.io.Serializable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a database that is away is waited for: the same call again and again, 0.1 s apart at
 * first and 2 s at last, on the caller's own thread, which may be interrupted.
 *
 * @param limit from the first failure of a call; then that call fails
 */
public record Patience(Duration limit) implements Serializable {

  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;
  private static final long REMIND_NANOS = Duration.ofSeconds(30).toNanos();

  public Patience {
    Objects.requireNonNull(limit, "limit");
    if (limit.isNegative()) {
      throw new IllegalArgumentException("patience " + limit + " is negative");
    }
  }

  /** A call to the database. */
  @FunctionalInterface
  public interface Call<T> {
    T make() throws SQLException;
  }

  /**
   * The result of the call, once the database gives one.
   *
   * @throws SQLException at once if waiting cannot help; else when the limit is reached or the
   *     thread is interrupted
   */
  public <T> T insist(DatabaseOptions database, Call<T> call) throws SQLException {
    long pause = FIRST_PAUSE_MILLIS;
    long failingSince = 0;
    long remindedAt = 0;
    while (true) {
      try {
        T result = call.make();
        if (failingSince != 0) {
          LOG.info("{} answers again after {}", database, since(failingSince));
        }
        return result;
      } catch (SQLException e) {
        if (!SqlErrors.isTransient(e)) {
          throw e;
        }
        long now = System.nanoTime();
        if (failingSince == 0) {
          failingSince = now;
          remindedAt = now - REMIND_NANOS;
        }
        if (now - failingSince + Duration.ofMillis(pause).toNanos() > limit.toNanos()) {
          throw new SQLException(gaveUp(database, e), e.getSQLState(), e);
        }
        if (now - remindedAt >= REMIND_NANOS) {
          LOG.warn("{} does not answer, waiting up to {}: {}", database, limit, e.getMessage());
          remindedAt = now;
        }
        sleep(database, pause, e);
        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      }
    }
  }

  private String gaveUp(DatabaseOptions database, SQLException last) {
    return "%s did not answer for %s: start it, check host and port, or raise %s (%s)"
        .formatted(database, limit, PostgresOptions.PATIENCE.key(), last.getMessage());
  }

  private static void sleep(DatabaseOptions database, long millis, SQLException reason)
      throws SQLException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new SQLException(
          "interrupted while waiting for " + database, reason.getSQLState(), reason);
    }
  }

  private static Duration since(long nanos) {
    return Duration.ofMillis((System.nanoTime() - nanos) / 1_000_000);
  }
}
