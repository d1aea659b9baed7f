package io.ennead.postgres;

import io.ennead.records.FeedEvent;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Keeps what a live feed went through. */
final class FeedEventInsert implements RowsStatement<FeedEvent> {

  private static final long serialVersionUID = 1L;

  private static final String SQL =
      """
      insert into feed_events (exchange, symbol, at, cause, from_id, to_id, proven, detail)
      select * from unnest(
        ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::bigint[], ?::bigint[], ?::boolean[],
        ?::text[])
      on conflict (exchange, symbol, at, cause, from_id, to_id) do nothing
      """;

  @Override
  public String query() {
    return SQL;
  }

  @Override
  public Comparator<FeedEvent> key() {
    return Comparator.comparing(FeedEvent::instrument)
        .thenComparingLong(FeedEvent::at)
        .thenComparing(FeedEvent::cause)
        .thenComparingLong(FeedEvent::fromId)
        .thenComparingLong(FeedEvent::toId);
  }

  @Override
  public void statement(PreparedStatement statement, List<FeedEvent> rows) throws SQLException {
    new Columns<>(statement, rows)
        .add("text", event -> event.instrument().exchange())
        .add("text", event -> event.instrument().symbol())
        .add("timestamptz", event -> Times.ofMillis(event.at()))
        .add("text", event -> event.cause().label())
        .add("bigint", FeedEvent::fromId)
        .add("bigint", FeedEvent::toId)
        .add("boolean", FeedEvent::proven)
        .add("text", FeedEvent::detail);
  }
}
