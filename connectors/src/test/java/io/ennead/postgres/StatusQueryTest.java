package io.ennead.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.LateTrade;
import io.ennead.records.Quality;
import io.ennead.records.Trade;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatusQueryTest {

  private static final Instant AUGUST = Instant.parse("2025-08-01T00:00:00Z");
  private static final Instrument BTC = Instrument.binance("BTCUSDT");
  private static final Instrument ETH = Instrument.binance("ETHUSDT");

  private final TestDatabase database = TestDatabase.migrated();

  @Test
  void an_empty_database_has_no_rows_and_no_newest_candle() throws Exception {
    Status status = read();

    assertThat(status.rows()).isZero();
    assertThat(status.from()).isEmpty();
    assertThat(status.age(AUGUST)).isEmpty();
  }

  @Test
  void rows_are_counted_by_instrument_interval_source_and_quality() throws Exception {
    write(new CandleUpsert(), Candles.at(BTC, AUGUST.toEpochMilli()));
    write(new CandleUpsert(), Candles.at(BTC, AUGUST.toEpochMilli() + 60_000));
    Candle gap = Candles.at(ETH, AUGUST.toEpochMilli() + 120_000);
    write(new CandleUpsert(), Candles.with(gap, "7", Quality.GAP, 0));
    Trade trade = new Trade(BTC, 5, 5, 5, 1, 1, AUGUST.toEpochMilli() * 1_000 + 1, true);
    write(new LateTradeInsert(), new LateTrade(trade, AUGUST.toEpochMilli() + 60_000));

    Status status = read();

    assertThat(status.rows()).isEqualTo(3);
    assertThat(status.instruments()).containsExactly(BTC, ETH);
    assertThat(status.rowsPerInterval()).isEqualTo(Map.of(Interval.M1, 3L));
    assertThat(status.rowsPerSource()).isEqualTo(Map.of("historical", 3L));
    assertThat(status.rowsPerQuality()).isEqualTo(Map.of("COMPLETE", 2L, "GAP", 1L));
    assertThat(status.from()).contains(AUGUST);
    assertThat(status.newest().orElseThrow().instrument()).isEqualTo(ETH);
    assertThat(status.age(AUGUST.plusSeconds(200))).contains(Duration.ofSeconds(20));
    assertThat(status.lateTrades()).isEqualTo(1);
    assertThat(status.bytesOnDisk()).isPositive();
  }

  @Test
  void a_late_trade_is_exact_to_the_microsecond_and_its_first_version_stays() throws Exception {
    Trade trade =
        new Trade(BTC, 5, 4, 6, 1, 9_223_372_036_854_775_807L, 1_754_006_400_123_456L, false);
    write(new LateTradeInsert(), new LateTrade(trade, AUGUST.toEpochMilli() + 60_000));
    write(new LateTradeInsert(), new LateTrade(trade, AUGUST.toEpochMilli() + 120_000));

    assertThat(
            database.rows(
                "select trade_id, first_trade_id, last_trade_id, price, quantity, traded_at,"
                    + " buyer_is_maker, complete_until from late_trades"))
        .containsExactly(
            "5|4|6|0.00000001|92233720368.54775807|2025-08-01 00:00:00.123456+00|f"
                + "|2025-08-01 00:01:00+00");
  }

  @Test
  void the_newest_candles_before_a_time_come_oldest_first() throws Exception {
    for (int minute = 0; minute < 5; minute++) {
      write(new CandleUpsert(), Candles.at(BTC, AUGUST.toEpochMilli() + minute * 60_000L));
    }
    write(new CandleUpsert(), Candles.at(ETH, AUGUST.toEpochMilli()));

    try (Connection connection = database.options().connect()) {
      assertThat(
              CandleQuery.newest(
                  connection, BTC, Interval.M1, AUGUST.toEpochMilli() + 3 * 60_000L, 2))
          .containsExactly(
              Candles.at(BTC, AUGUST.toEpochMilli() + 60_000L),
              Candles.at(BTC, AUGUST.toEpochMilli() + 120_000L));
    }
  }

  private Status read() throws SQLException {
    try (Connection connection = database.options().connect()) {
      return StatusQuery.read(connection);
    }
  }

  private <T> void write(RowsStatement<T> query, T row) throws SQLException {
    try (Connection connection = database.options().connect();
        PreparedStatement statement = connection.prepareStatement(query.query())) {
      Partitions.ensure(connection, Interval.M1, AUGUST.toEpochMilli());
      query.statement(statement, List.of(row));
      statement.executeUpdate();
    }
  }
}
