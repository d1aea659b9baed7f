package io.ennead.postgres;

import io.ennead.records.GapEntry;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps gaps under their first id. A repaired one stays repaired, and so do those that it has taken
 * in.
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
          and gaps.from_id > given.from_id and gaps.to_id <= given.to_id
          and not exists (
            select from given as own
            where own.exchange = gaps.exchange and own.symbol = gaps.symbol
              and own.from_id = gaps.from_id)
      )
      insert into gaps as stored (
        exchange, symbol, from_id, to_id, since, until, state, repaired_at)
      select given.*, case when state = 'repaired' then now() end from given
      on conflict (exchange, symbol, from_id) do update set
        to_id = excluded.to_id, since = excluded.since, until = excluded.until,
        state = excluded.state, repaired_at = excluded.repaired_at
      where stored.state = 'open'
      """;

  @Override
  public String query() {
    return SQL;
  }

  @Override
  public Comparator<GapEntry> key() {
    return Comparator.comparing((GapEntry entry) -> entry.gap().instrument())
        .thenComparingLong(entry -> entry.gap().fromId());
  }

  @Override
  public void statement(PreparedStatement statement, List<GapEntry> rows) throws SQLException {
    new Columns<>(statement, rows)
        .add("text", entry -> entry.gap().instrument().exchange())
        .add("text", entry -> entry.gap().instrument().symbol())
        .add("bigint", entry -> entry.gap().fromId())
        .add("bigint", entry -> entry.gap().toId())
        .add("timestamptz", entry -> Times.ofMillis(entry.gap().from()))
        .add("timestamptz", entry -> Times.ofMillis(entry.gap().until()))
        .add("text", GapEntry::state);
  }
}
