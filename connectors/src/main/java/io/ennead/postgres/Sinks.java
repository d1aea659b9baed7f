package io.ennead.postgres;

import io.ennead.records.Candle;
import io.ennead.records.IndicatorSnapshot;
import io.ennead.records.LateTrade;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;

/** The sinks of the tables. Partitions must be there: see {@link EnsurePartitions}. */
public final class Sinks {

  private Sinks() {}

  /** Table {@code candles}: the higher revision wins, then the better quality. */
  public static Sink<Candle> candles(DatabaseOptions database, WriteOptions options) {
    return new UpsertSink<>(new CandleUpsert(), database, options);
  }

  /** Table {@code late_trades}: the first version of a trade stays. */
  public static Sink<LateTrade> lateTrades(DatabaseOptions database, WriteOptions options) {
    return new UpsertSink<>(new LateTradeInsert(), database, options);
  }

  /**
   * Table {@code indicators}: the higher revision wins.
   *
   * @param columns the names of the values in the order of the snapshots
   * @param extras the names of their further values in their order
   */
  public static Sink<IndicatorSnapshot> indicators(
      List<String> columns, List<String> extras, DatabaseOptions database, WriteOptions options) {
    return new UpsertSink<>(new IndicatorUpsert(columns, extras), database, options);
  }
}
