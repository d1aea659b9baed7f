package io.ennead.postgres;

import io.ennead.records.Signal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Keeps signals; one that is there stays as it was made. */
final class SignalInsert implements RowsStatement<Signal> {

  private static final long serialVersionUID = 1L;

  /** Joins the elements of an inner array: reasons hold no such character. */
  private static final String SEPARATOR = "\u001f";

  private static final String SQL =
      """
      insert into signals (
        id, exchange, symbol, interval, direction, close_time, entry, stop, target, risk_reward,
        probability, confidence, quality, regime, agreeing, boost, reasons, votes)
      select
        id, exchange, symbol, interval, direction, close_time, entry, stop, target, risk_reward,
        probability, confidence, quality, regime, string_to_array(agreeing, ','), boost,
        string_to_array(reasons, E'\\x1f'), votes
      from unnest(
        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::numeric[],
        ?::numeric[], ?::numeric[], ?::numeric[], ?::float8[], ?::float8[], ?::numeric[],
        ?::text[], ?::text[], ?::float8[], ?::text[], ?::jsonb[])
        as rows (
          id, exchange, symbol, interval, direction, close_time, entry, stop, target, risk_reward,
          probability, confidence, quality, regime, agreeing, boost, reasons, votes)
      on conflict (id) do nothing
      """;

  @Override
  public String query() {
    return SQL;
  }

  @Override
  public Comparator<Signal> key() {
    return Comparator.comparing(Signal::id);
  }

  @Override
  public void statement(PreparedStatement statement, List<Signal> rows) throws SQLException {
    new Columns<>(statement, rows)
        .add("text", Signal::id)
        .add("text", row -> row.instrument().exchange())
        .add("text", row -> row.instrument().symbol())
        .add("text", row -> row.interval().label())
        .add("text", row -> row.direction().name())
        .add("timestamptz", row -> Times.ofMillis(row.closeTime()))
        .add("numeric", Signal::entry)
        .add("numeric", Signal::stop)
        .add("numeric", Signal::target)
        .add("numeric", Signal::riskReward)
        .add("float8", Signal::probability)
        .add("float8", Signal::confidence)
        .add("numeric", Signal::quality)
        .add("text", row -> row.regime().name())
        .add("text", row -> DecisionInsert.joined(row.agreeing()))
        .add("float8", Signal::boost)
        .add("text", row -> String.join(SEPARATOR, row.reasons()))
        .add("jsonb", row -> DecisionJson.votes(row.votes()));
  }
}
