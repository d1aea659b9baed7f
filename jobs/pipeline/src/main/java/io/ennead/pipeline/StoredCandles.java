package io.ennead.pipeline;

import io.ennead.analytics.indicators.IndicatorDefinition;
import io.ennead.binance.CandleStore;
import io.ennead.postgres.CandleQuery;
import io.ennead.postgres.DatabaseOptions;
import io.ennead.postgres.IndicatorQuery;
import io.ennead.records.Candle;
import io.ennead.records.CarriedLines;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The candles of the database, and what goes on from them, for a source that warms up. */
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

  @Override
  public Optional<CarriedLines> lines(Instrument instrument, Interval interval, long openTime)
      throws SQLException {
    try (Connection connection = database.connect(PATIENCE)) {
      return IndicatorQuery.at(connection, instrument, interval, openTime)
          .filter(row -> (long) row.get("open_time") == openTime)
          .map(row -> lines(instrument, interval, openTime, row));
    }
  }

  private static CarriedLines lines(
      Instrument instrument, Interval interval, long openTime, Map<String, Object> row) {
    return new CarriedLines(
        instrument,
        interval,
        openTime,
        (double) row.get(IndicatorDefinition.OBV.column()),
        (double) row.get(IndicatorDefinition.ADL.column()));
  }
}
