package io.ennead.postgres;

import io.ennead.records.Decision;
import io.ennead.records.HeadName;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Keeps decisions; one that is there stays as it was made. */
final class DecisionInsert implements RowsStatement<Decision> {

  private static final long serialVersionUID = 1L;

  // An array of arrays would have to be rectangular: names come joined, and hold no comma.
  private static final String SQL =
      """
      insert into decisions (
        exchange, symbol, interval, close_time, verdict, reason, value, threshold, direction,
        probability, confidence, agreeing, boost, votes, gates)
      select
        exchange, symbol, interval, close_time, verdict, reason, value, threshold, direction,
        probability, confidence, string_to_array(agreeing, ','), boost, votes, gates
      from unnest(
        ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::numeric[],
        ?::numeric[], ?::text[], ?::float8[], ?::float8[], ?::text[], ?::float8[], ?::jsonb[],
        ?::jsonb[])
        as rows (
          exchange, symbol, interval, close_time, verdict, reason, value, threshold, direction,
          probability, confidence, agreeing, boost, votes, gates)
      on conflict (exchange, symbol, interval, close_time) do nothing
      """;

  @Override
  public String query() {
    return SQL;
  }

  @Override
  public Comparator<Decision> key() {
    return Comparator.comparing(Decision::instrument)
        .thenComparing(Decision::interval)
        .thenComparingLong(Decision::closeTime);
  }

  @Override
  public void statement(PreparedStatement statement, List<Decision> rows) throws SQLException {
    new Columns<>(statement, rows)
        .add("text", row -> row.instrument().exchange())
        .add("text", row -> row.instrument().symbol())
        .add("text", row -> row.interval().label())
        .add("timestamptz", row -> Times.ofMillis(row.closeTime()))
        .add("text", row -> row.verdict().name())
        .add("text", Decision::reason)
        .add("numeric", Decision::value)
        .add("numeric", Decision::threshold)
        .add("text", row -> row.direction().name())
        .add("float8", Decision::probability)
        .add("float8", Decision::confidence)
        .add("text", row -> joined(row.agreeing()))
        .add("float8", Decision::boost)
        .add("jsonb", row -> DecisionJson.votes(row.votes()))
        .add("jsonb", row -> DecisionJson.gates(row.gates()));
  }

  static String joined(List<HeadName> heads) {
    return heads.stream().map(HeadName::label).collect(Collectors.joining(","));
  }
}
