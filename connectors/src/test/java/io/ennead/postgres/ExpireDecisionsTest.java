package io.ennead.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.records.Decision;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.SkipReason;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ExpireDecisionsTest {

  private static final String COUNTS =
      "select interval, count(*), min(close_time) at time zone 'UTC' from decisions group by 1"
          + " order by 1";

  private final TestDatabase database = TestDatabase.migrated();
  private final ExpireDecisions expiry =
      new ExpireDecisions(
          database.options(), new Patience(Duration.ofSeconds(20)), Duration.ofDays(10));

  /** Every hour from January to March, of two timeframes. */
  @BeforeEach
  void decisions() throws Exception {
    try (Connection connection = database.options().connect()) {
      for (Interval interval : List.of(Interval.M15, Interval.H1)) {
        for (int month = 1; month <= 3; month++) {
          long start = Instant.parse("2026-0%d-01T00:00:00Z".formatted(month)).toEpochMilli();
          Partitions.ensure(connection, "decisions", interval, start);
        }
      }
    }
    database.execute(
        "insert into decisions (exchange, symbol, interval, close_time, verdict, reason, direction,"
            + " probability, confidence, agreeing, boost, votes, gates)"
            + " select 'binance', 'BTCUSDT', length, hour, 'SKIPPED', 'gap', 'FLAT', .5, 0, '{}', 0,"
            + " '[]', '[]' from unnest(array['15m', '1h']) length, generate_series("
            + "timestamptz '2026-01-01 00:00:00+00', '2026-03-31 23:00:00+00', '1 hour') hour");
    database.execute(
        "insert into outcomes values ('old', 'binance', 'BTCUSDT', '1h', 'LONG',"
            + " '2026-01-01 00:00:00+00', 10, 9, 20, false, 'STOP', '2026-01-02 00:00:00+00', 9, -1,"
            + " -10, 0, 1)");
    database.execute(
        "insert into signals values ('old', 'binance', 'BTCUSDT', '1h', 'LONG',"
            + " '2026-01-01 00:00:00+00', 10, 9, 20, 3, .7, .8, .75, 'RANGING', '{volume}', 0, '{}',"
            + " '[]')");
    expiry.open(null);
  }

  @Test
  void what_is_older_than_the_retention_goes_and_nothing_else() throws Exception {
    expiry.map(at("2026-03-05T12:00:00Z"));

    assertThat(database.rows(COUNTS))
        .containsExactly("15m|876|2026-02-23 12:00:00", "1h|876|2026-02-23 12:00:00");
    assertThat(database.rows("select id from signals")).containsExactly("old");
    assertThat(database.rows("select id from outcomes")).containsExactly("old");
  }

  @Test
  void the_database_is_asked_once_per_day_of_event_time() throws Exception {
    expiry.map(at("2026-03-05T12:00:00Z"));
    expiry.map(at("2026-03-05T23:59:00Z"));
    expiry.map(at("2026-02-01T00:00:00Z"));
    assertThat(database.rows(COUNTS)).first().asString().contains("2026-02-23 12:00");

    expiry.map(at("2026-03-06T00:00:00Z"));
    assertThat(database.rows(COUNTS)).first().asString().contains("2026-02-24 00:00");
  }

  @Test
  void a_month_whose_rows_are_gone_takes_rows_again() throws Exception {
    expiry.map(at("2026-03-05T12:00:00Z"));

    database.execute(
        "insert into decisions (exchange, symbol, interval, close_time, verdict, reason, direction,"
            + " probability, confidence, agreeing, boost, votes, gates) values ('binance',"
            + " 'ETHUSDT', '1h', '2026-01-10 00:00:00+00', 'SKIPPED', 'gap', 'FLAT', .5, 0, '{}',"
            + " 0, '[]', '[]')");

    assertThat(database.rows("select count(*) from decisions where symbol = 'ETHUSDT'"))
        .containsExactly("1");
  }

  @Test
  void less_than_a_day_is_refused() {
    assertThatThrownBy(
            () ->
                new ExpireDecisions(
                    database.options(), new Patience(Duration.ZERO), Duration.ofHours(23)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("database.decisions-retention");
  }

  private static Decision at(String closeTime) {
    return Decision.skipped(
        Instrument.binance("BTCUSDT"),
        Interval.H1,
        Instant.parse(closeTime).toEpochMilli(),
        SkipReason.GAP,
        null,
        null,
        List.of());
  }
}
