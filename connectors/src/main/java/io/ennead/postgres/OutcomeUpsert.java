package io.ennead.postgres;

import io.ennead.records.Outcome;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Keeps outcomes: a resolved one replaces the active one, and is not replaced itself. */
final class OutcomeUpsert implements RowsStatement<Outcome> {

  private static final long serialVersionUID = 1L;

  private static final String SQL =
      """
      insert into outcomes as stored (
        id, exchange, symbol, interval, direction, close_time, entry, stop, target, shadow, status,
        at, price, result_r, result_percent, favourable_r, adverse_r)
      select * from unnest(
        ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::numeric[],
        ?::numeric[], ?::numeric[], ?::boolean[], ?::text[], ?::timestamptz[], ?::numeric[],
        ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[])
      on conflict (id, shadow) do update set
        status = excluded.status, at = excluded.at, price = excluded.price,
        result_r = excluded.result_r, result_percent = excluded.result_percent,
        favourable_r = excluded.favourable_r, adverse_r = excluded.adverse_r, written_at = now()
      where stored.status = 'ACTIVE' and excluded.status <> 'ACTIVE'
      """;

  @Override
  public String query() {
    return SQL;
  }

  @Override
  public Comparator<Outcome> key() {
    return Comparator.comparing(Outcome::id).thenComparing(Outcome::shadow);
  }

  @Override
  public void statement(PreparedStatement statement, List<Outcome> rows) throws SQLException {
    new Columns<>(statement, rows)
        .add("text", Outcome::id)
        .add("text", row -> row.instrument().exchange())
        .add("text", row -> row.instrument().symbol())
        .add("text", row -> row.interval().label())
        .add("text", row -> row.direction().name())
        .add("timestamptz", row -> Times.ofMillis(row.closeTime()))
        .add("numeric", Outcome::entry)
        .add("numeric", Outcome::stop)
        .add("numeric", Outcome::target)
        .add("boolean", Outcome::shadow)
        .add("text", row -> row.status().name())
        .add("timestamptz", row -> Times.ofMillis(row.time()))
        .add("numeric", Outcome::price)
        .add("numeric", Outcome::resultR)
        .add("numeric", Outcome::resultPercent)
        .add("numeric", Outcome::favourableR)
        .add("numeric", Outcome::adverseR);
  }
}
