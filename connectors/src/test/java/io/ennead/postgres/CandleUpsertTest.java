package io.ennead.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CandleUpsertTest {

  private static final long AUGUST = 1_754_006_400_000L; // 2025-08-01T00:00:00Z

  private final TestDatabase database = TestDatabase.migrated();

  @Test
  void the_smallest_price_and_a_volume_of_1e12_come_back_to_the_last_digit() throws Exception {
    Candle candle =
        new Candle(
            Instrument.binance("PEPEUSDT"),
            Interval.H1,
            AUGUST,
            new BigDecimal("0.00000001"),
            new BigDecimal("0.00000003"),
            new BigDecimal("0.00000001"),
            new BigDecimal("0.00000002"),
            new BigDecimal("1000000000000.00000001"),
            new BigDecimal("20000.0000000000000002"),
            Long.MAX_VALUE,
            new BigDecimal("999999999999.99999999"),
            new BigDecimal("19999.9999999999999998"),
            1L,
            Long.MAX_VALUE,
            Quality.COMPLETE,
            0,
            Origin.WEBSOCKET);

    write(candle);

    assertThat(stored(candle)).containsExactly(candle);
  }

  @Test
  void what_a_source_does_not_tell_is_null_and_comes_back_as_null() throws Exception {
    Candle told = Candles.at(AUGUST);
    Candle candle = Candles.without(told);

    write(candle);

    assertThat(database.value("select quote_volume, trade_count, last_trade_id from candles"))
        .isEqualTo("-|-|-");
    assertThat(stored(candle)).containsExactly(candle);
  }

  @Test
  void a_lower_revision_never_overwrites() throws Exception {
    Candle second = Candles.with(Candles.at(AUGUST), "101", Quality.GAP, 2);
    write(second);
    write(Candles.with(second, "102", Quality.COMPLETE, 1));

    assertThat(stored(second)).containsExactly(second);
  }

  @Test
  void a_higher_revision_overwrites_whatever_its_quality() throws Exception {
    Candle whole = Candles.with(Candles.at(AUGUST), "101", Quality.COMPLETE, 0);
    Candle later = Candles.with(whole, "102", Quality.GAP, 1);
    write(whole);
    write(later);

    assertThat(stored(whole)).containsExactly(later);
  }

  @Test
  void at_equal_revision_a_whole_candle_overwrites_a_gap_and_never_the_reverse() throws Exception {
    Candle gap = Candles.with(Candles.at(AUGUST), "101", Quality.GAP, 1);
    for (Quality whole : List.of(Quality.COMPLETE, Quality.REPAIRED)) {
      Candle better = Candles.with(gap, "102", whole, 1);
      write(gap);
      write(better);
      write(gap);

      assertThat(stored(gap)).containsExactly(better);
      database.execute("delete from candles");
    }
  }

  @Test
  void at_equal_revision_and_quality_a_candle_that_tells_less_does_not_overwrite()
      throws Exception {
    Candle full = Candles.at(AUGUST);
    write(Candles.without(full));
    write(full);
    write(Candles.without(full));

    assertThat(stored(full)).containsExactly(full);
  }

  @Test
  void at_equal_revision_quality_and_fullness_the_later_one_stays() throws Exception {
    Candle first = Candles.with(Candles.at(AUGUST), "101", Quality.COMPLETE, 0);
    Candle later = Candles.with(first, "102", Quality.COMPLETE, 0);
    write(first);
    write(later);

    assertThat(stored(first)).containsExactly(later);
  }

  @Test
  void an_identical_candle_is_not_rewritten() throws Exception {
    Candle candle = Candles.at(AUGUST);
    write(candle);
    String before = database.value("select ctid, xmin, written_at from candles");

    write(candle);

    assertThat(database.value("select ctid, xmin, written_at from candles")).isEqualTo(before);
  }

  private List<Candle> stored(Candle like) throws SQLException {
    try (Connection connection = database.options().connect()) {
      return CandleQuery.newest(
          connection, like.instrument(), like.interval(), like.closeTime(), 10);
    }
  }

  private void write(Candle... candles) throws SQLException {
    CandleUpsert upsert = new CandleUpsert();
    try (Connection connection = database.options().connect();
        PreparedStatement statement = connection.prepareStatement(upsert.query())) {
      for (Candle candle : candles) {
        Partitions.ensure(connection, candle.interval(), candle.openTime());
        upsert.statement(statement, List.of(candle));
        statement.executeUpdate();
      }
    }
  }
}
