package io.ennead.pipeline;

import io.ennead.analytics.indicators.IndicatorDefinition;
import io.ennead.metrics.MarketClock;
import io.ennead.pipeline.indicators.IndicatorConfig;
import io.ennead.postgres.DatabaseOptions;
import io.ennead.postgres.EnsurePartitions;
import io.ennead.postgres.ExpireDecisions;
import io.ennead.postgres.PostgresOptions;
import io.ennead.postgres.Sinks;
import io.ennead.postgres.WriteOptions;
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
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The job's tables in PostgreSQL. */
public final class PostgresOutputs {

  private final DatabaseOptions database;
  private final WriteOptions options;
  private final List<String> extras;
  private final ExpireDecisions expiry;

  private PostgresOutputs(
      DatabaseOptions database, ReadableConfig configuration, MarketClock clock) {
    this.database = database;
    this.options = WriteOptions.of(configuration).withClock(clock);
    this.extras = configuration.get(IndicatorConfig.EXTRA);
    this.expiry =
        configuration
            .getOptional(PostgresOptions.DECISIONS_RETENTION)
            .map(retention -> new ExpireDecisions(database, options.patience(), retention))
            .orElse(null);
  }

  /** All tables of the database, whose schema is up to date, for rows of the past. */
  public static MarketOutputs of(DatabaseOptions database, ReadableConfig configuration) {
    return of(database, configuration, MarketClock.NONE);
  }

  /**
   * All tables of the database, whose schema is up to date.
   *
   * @param clock of the market, if it trades now: for metrics
   */
  public static MarketOutputs of(
      DatabaseOptions database, ReadableConfig configuration, MarketClock clock) {
    PostgresOutputs outputs = new PostgresOutputs(database, configuration, clock);
    return new MarketOutputs(
        List.of(outputs::candles),
        List.of(outputs::indicators),
        List.of(outputs::decisions),
        List.of(outputs::signals),
        List.of(outputs::outcomes),
        List.of(outputs::lateTrades),
        List.of(outputs::gaps),
        List.of(outputs::feedEvents),
        List.of(outputs::rejectedFrames),
        List.of(outputs::audit));
  }

  private void candles(DataStream<Candle> candles) {
    candles
        .map(EnsurePartitions.candles(database, options.patience()))
        .returns(Types.CANDLE)
        .uid(Stage.CANDLE_PARTITIONS.uid())
        .name(Stage.CANDLE_PARTITIONS.title())
        .sinkTo(Sinks.candles(database, options))
        .uid(Stage.CANDLE_SINK.uid())
        .name(Stage.CANDLE_SINK.title());
  }

  private void indicators(DataStream<IndicatorSnapshot> indicators) {
    indicators
        .map(EnsurePartitions.indicators(database, options.patience()))
        .returns(Types.INDICATORS)
        .uid(Stage.INDICATOR_PARTITIONS.uid())
        .name(Stage.INDICATOR_PARTITIONS.title())
        .sinkTo(Sinks.indicators(IndicatorDefinition.columns(), extras, database, options))
        .uid(Stage.INDICATOR_SINK.uid())
        .name(Stage.INDICATOR_SINK.title());
  }

  private void decisions(DataStream<Decision> decisions) {
    kept(decisions)
        .map(EnsurePartitions.decisions(database, options.patience()))
        .returns(Types.DECISION)
        .uid(Stage.DECISION_PARTITIONS.uid())
        .name(Stage.DECISION_PARTITIONS.title())
        .sinkTo(Sinks.decisions(database, options))
        .uid(Stage.DECISION_SINK.uid())
        .name(Stage.DECISION_SINK.title());
  }

  private DataStream<Decision> kept(DataStream<Decision> decisions) {
    if (expiry == null) {
      return decisions;
    }
    return decisions
        .map(expiry)
        .returns(Types.DECISION)
        .uid(Stage.DECISION_EXPIRY.uid())
        .name(Stage.DECISION_EXPIRY.title());
  }

  private void signals(DataStream<Signal> signals) {
    write(signals, Sinks.signals(database, options), Stage.SIGNAL_SINK);
  }

  private void outcomes(DataStream<Outcome> outcomes) {
    write(outcomes, Sinks.outcomes(database, options), Stage.OUTCOME_SINK);
  }

  private void lateTrades(DataStream<LateTrade> trades) {
    write(trades, Sinks.lateTrades(database, options), Stage.LATE_TRADE_SINK);
  }

  private void gaps(DataStream<GapEntry> gaps) {
    write(gaps, Sinks.gaps(database, options), Stage.GAP_SINK);
  }

  private void feedEvents(DataStream<FeedEvent> events) {
    write(events, Sinks.feedEvents(database, options), Stage.FEED_EVENT_SINK);
  }

  private void rejectedFrames(DataStream<RejectedFrame> frames) {
    write(frames, Sinks.rejectedFrames(database, options), Stage.REJECTED_FRAME_SINK);
  }

  private void audit(DataStream<AuditDifference> differences) {
    write(differences, Sinks.audit(database, options), Stage.AUDIT_SINK);
  }

  private static <T> void write(DataStream<T> rows, Sink<T> sink, Stage stage) {
    rows.sinkTo(sink).uid(stage.uid()).name(stage.title());
  }
}
