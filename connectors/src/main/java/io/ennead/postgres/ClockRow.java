package io.ennead.postgres;

import io.ennead.metrics.MarketClock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;

/**
 * What time it is in the market whose rows a database holds: whoever judges the age of a row goes
 * by it. A simulated market runs faster than the wall clock, and that of a replay lies in the past.
 *
 * @param speed seconds of the market in one of the wall clock; 0 for a replay as fast as possible
 * @param marketTime time of the market at {@code wallTime}
 */
public record ClockRow(Kind kind, double speed, Instant marketTime, Instant wallTime) {

  private static final String UPSERT =
      """
      insert into market_clock (kind, speed, market_time, wall_time) values (?, ?, ?, ?)
      on conflict (only_one) do update set kind = excluded.kind, speed = excluded.speed,
        market_time = excluded.market_time, wall_time = excluded.wall_time
      """;

  private static final String SELECT =
      "select kind, speed, market_time, wall_time from market_clock";

  /** What moves the clock. */
  public enum Kind {
    /** The wall clock is the market's. */
    EXCHANGE,
    /** It went through {@code marketTime} at {@code wallTime}, and goes on at its speed. */
    SIMULATED,
    /** It stands at the newest row, and goes on from there at its speed while the job runs. */
    REPLAY;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ClockRow {
    Objects.requireNonNull(kind, "kind");
    if (!(speed >= 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException(
          "speed " + speed + " cannot be: take a factor of 0 or more");
    }
  }

  /** Of a real exchange. */
  public static ClockRow exchange() {
    return new ClockRow(Kind.EXCHANGE, 1, Instant.EPOCH, Instant.EPOCH);
  }

  /**
   * Of the market that a job reads.
   *
   * @param replaySpeed of the replay, if the market is none that trades now
   */
  public static ClockRow of(MarketClock clock, double replaySpeed) {
    if (clock.equals(MarketClock.NONE)) {
      return replay(replaySpeed);
    }
    return clock.equals(MarketClock.WALL)
        ? exchange()
        : new ClockRow(
            Kind.SIMULATED, clock.speed(), Instant.ofEpochMilli(clock.millis()), Instant.now());
  }

  /** Of a replay. */
  public static ClockRow replay(double speed) {
    return new ClockRow(Kind.REPLAY, speed, Instant.EPOCH, Instant.EPOCH);
  }

  /**
   * The market's time.
   *
   * @param wall what the wall clock says
   * @param newest time of the newest row, or null without one
   * @param written wall clock when that row was written, or null
   * @param running whether the job runs: the clock of a replay stands still without it
   */
  public Instant now(Instant wall, Instant newest, Instant written, boolean running) {
    return switch (kind) {
      case EXCHANGE -> wall;
      case SIMULATED -> marketTime.plus(scaled(Duration.between(wallTime, wall)));
      case REPLAY ->
          newest == null
              ? wall
              : newest.plus(running ? scaled(Duration.between(written, wall)) : Duration.ZERO);
    };
  }

  private Duration scaled(Duration duration) {
    return Duration.ofMillis(Math.round(duration.toMillis() * speed));
  }

  /** Makes it the clock of a database. */
  public void write(DatabaseOptions database) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      statement.setString(1, kind.label());
      statement.setDouble(2, speed);
      statement.setObject(3, marketTime.atOffset(ZoneOffset.UTC));
      statement.setObject(4, wallTime.atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }

  /** The clock of a database; the wall clock where none was written. */
  public static ClockRow read(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(SELECT)) {
      return row.next()
          ? new ClockRow(
              Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
              row.getDouble("speed"),
              row.getObject("market_time", OffsetDateTime.class).toInstant(),
              row.getObject("wall_time", OffsetDateTime.class).toInstant())
          : exchange();
    }
  }
}
