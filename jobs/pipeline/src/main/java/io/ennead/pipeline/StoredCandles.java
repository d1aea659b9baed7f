package io.ennead.pipeline;

import io.ennead.binance.CandleStore;
import io.ennead.postgres.CandleQuery;
import io.ennead.postgres.DatabaseOptions;
import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The candles of the database, for a source that warms up. */
public record StoredCandles(DatabaseOptions database) implements CandleStore {

  /** A database that takes longer is left aside: the exchange has the candles, too. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Override
  public List<Candle> between(Instrument instrument, Interval interval, long from, long until)
      throws SQLException {
    try (Connection connection = database.connect(PATIENCE)) {
      return CandleQuery.between(connection, instrument, interval, from, until);
    }
  }
}
