package io.ennead.postgres;

import io.ennead.records.AuditDifference;
import io.ennead.records.Candle;
import io.ennead.records.Decision;
import io.ennead.records.FeedEvent;
import io.ennead.records.GapEntry;
import io.ennead.records.IndicatorSnapshot;
import io.ennead.records.LateTrade;
import io.ennead.records.Outcome;
import io.ennead.records.RejectedFrame;
import io.ennead.records.Signal;
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

  /** Table {@code gaps}: once repaired, a gap stays repaired. */
  public static Sink<GapEntry> gaps(DatabaseOptions database, WriteOptions options) {
    return new UpsertSink<>(new GapUpsert(), database, options);
  }

  /** Table {@code feed_events}. */
  public static Sink<FeedEvent> feedEvents(DatabaseOptions database, WriteOptions options) {
    return new UpsertSink<>(new FeedEventInsert(), database, options);
  }

  /** Table {@code rejected_frames}. */
  public static Sink<RejectedFrame> rejectedFrames(DatabaseOptions database, WriteOptions options) {
    return new UpsertSink<>(new RejectedFrameInsert(), database, options);
  }

  /** Table {@code audit}: the later finding wins. */
  public static Sink<AuditDifference> audit(DatabaseOptions database, WriteOptions options) {
    return new UpsertSink<>(new AuditUpsert(), database, options);
  }

  /** Table {@code decisions}: the first version of a decision stays. */
  public static Sink<Decision> decisions(DatabaseOptions database, WriteOptions options) {
    return new UpsertSink<>(new DecisionInsert(), database, options);
  }

  /** Table {@code signals}: the first version of a signal stays. */
  public static Sink<Signal> signals(DatabaseOptions database, WriteOptions options) {
    return new UpsertSink<>(new SignalInsert(), database, options);
  }

  /** Table {@code outcomes}: a resolved one replaces the active one. */
  public static Sink<Outcome> outcomes(DatabaseOptions database, WriteOptions options) {
    return new UpsertSink<>(new OutcomeUpsert(), database, options);
  }
}
