package io.ennead.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CandleQueryTest {

  private static final long AUGUST = Instant.parse("2025-08-01T00:00:00Z").toEpochMilli();
  private static final long MINUTE = Interval.M1.millis();
  private static final Instrument BTC = Instrument.binance("BTCUSDT");

  @Test
  void a_stretch_of_time_is_read_back_in_order_as_it_was_written() throws Exception {
    List<Candle> candles =
        IntStream.range(0, 5).mapToObj(i -> Candles.at(BTC, AUGUST + i * MINUTE)).toList();
    try (Connection connection = TestDatabase.migrated().options().connect()) {
      Partitions.ensure(connection, Interval.M1, AUGUST);
      CandleUpsert upsert = new CandleUpsert();
      try (PreparedStatement statement = connection.prepareStatement(upsert.query())) {
        upsert.statement(statement, candles);
        statement.executeUpdate();
      }

      assertThat(between(connection, AUGUST + MINUTE, AUGUST + 4 * MINUTE))
          .isEqualTo(candles.subList(1, 4));
      assertThat(between(connection, AUGUST - MINUTE, AUGUST)).isEmpty();
      assertThat(
              CandleQuery.between(
                  connection, Instrument.binance("ETHUSDT"), Interval.M1, 0, AUGUST * 2))
          .isEmpty();
    }
  }

  private static List<Candle> between(Connection connection, long from, long until)
      throws Exception {
    return CandleQuery.between(connection, BTC, Interval.M1, from, until);
  }
}
