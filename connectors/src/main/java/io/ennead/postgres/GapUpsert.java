package io.ennead.postgres;

import io.ennead.records.GapEntry;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps gaps under their first id and their first instant: two outages in a row, between which
 * nothing was traded, have the same id. A repaired one stays repaired, and so do those that it has
 * taken in.
 */
final class GapUpsert implements RowsStatement<GapEntry> {

  private static final long serialVersionUID = 1L;

  private static final String SQL =
      """
      with given as (
        select * from unnest(
          ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[],
          ?::text[]) as given (exchange, symbol, from_id, to_id, since, until, state)
      ), taken_in as (
        update gaps set state = 'repaired', repaired_at = now()
        from given
        where given.state = 'repaired' and gaps.state = 'open'
          and gaps.exchange = given.exchange and gaps.symbol = given.symbol
          and (gaps.from_id, gaps.since) > (given.from_id, given.since)
          and gaps.to_id <= given.to_id
          and not exists (
            select from given as own
            where own.exchange = gaps.exchange and own.symbol = gaps.symbol
              and own.from_id = gaps.from_id and own.since = gaps.since)
      )
      insert into gaps as stored (
        exchange, symbol, from_id, to_id, since, until, state, repaired_at)
      select given.*, case when state = 'repaired' then now() end from given
      on conflict (exchange, symbol, from_id, since) do update set
        to_id = excluded.to_id, until = excluded.until,
        state = excluded.state, repaired_at = excluded.repaired_at
      where stored.state = 'open'
      """;

  @Override
  public String query() {
    return SQL;
  }

  @Override
  public Comparator<GapEntry> key() {
    return Comparator.comparing(GapEntry::instrument)
        .thenComparingLong(GapEntry::fromId)
        .thenComparingLong(GapEntry::since);
  }

  @Override
  public void statement(PreparedStatement statement, List<GapEntry> rows) throws SQLException {
    new Columns<>(statement, rows)
        .add("text", entry -> entry.instrument().exchange())
        .add("text", entry -> entry.instrument().symbol())
        .add("bigint", GapEntry::fromId)
        .add("bigint", GapEntry::toId)
        .add("timestamptz", entry -> Times.ofMillis(entry.since()))
        .add("timestamptz", entry -> entry.until() == null ? null : Times.ofMillis(entry.until()))
        .add("text", GapEntry::state);
  }
}
