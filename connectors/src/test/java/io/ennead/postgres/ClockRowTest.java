package io.ennead.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.metrics.MarketClock;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockRowTest {

  private static final Instant WALL = Instant.parse("2026-06-01T12:00:00Z");
  private static final Instant MARKET = Instant.parse("2026-01-05T08:00:00Z");

  @Test
  void a_simulated_market_runs_at_its_speed_whatever_is_written() {
    ClockRow clock = new ClockRow(ClockRow.Kind.SIMULATED, 60, MARKET, WALL);

    assertThat(clock.now(WALL.plusSeconds(2), null, null, false))
        .isEqualTo(MARKET.plus(Duration.ofMinutes(2)));
  }

  @Test
  void a_replay_goes_on_from_its_newest_row_while_the_job_runs() {
    ClockRow paced = ClockRow.replay(60);

    assertThat(paced.now(WALL.plusSeconds(2), MARKET, WALL, true))
        .isEqualTo(MARKET.plus(Duration.ofMinutes(2)));
    assertThat(paced.now(WALL.plusSeconds(2), MARKET, WALL, false)).isEqualTo(MARKET);
    assertThat(ClockRow.of(MarketClock.NONE, 60)).isEqualTo(paced);
    assertThat(ClockRow.replay(0).now(WALL.plusSeconds(2), MARKET, WALL, true)).isEqualTo(MARKET);
  }

  @Test
  void a_database_without_a_row_is_of_a_market_on_the_wall_clock() throws Exception {
    TestDatabase database = TestDatabase.migrated();
    try (Connection connection = database.options().connect()) {
      assertThat(ClockRow.read(connection).now(WALL, MARKET, MARKET, true)).isEqualTo(WALL);

      ClockRow.of(MarketClock.showing(MARKET.toEpochMilli(), 60), 0).write(database.options());
      ClockRow read = ClockRow.read(connection);
      assertThat(read.speed()).isEqualTo(60);
      assertThat(read.now(read.wallTime().plusSeconds(1), null, null, true))
          .isBetween(MARKET.plusSeconds(60), MARKET.plusSeconds(600));

      ClockRow.of(MarketClock.WALL, 0).write(database.options());
      assertThat(ClockRow.read(connection).kind()).isEqualTo(ClockRow.Kind.EXCHANGE);
    }
  }
}
