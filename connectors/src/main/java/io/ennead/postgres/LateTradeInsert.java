package io.ennead.postgres;

import io.ennead.records.Decimals;
import io.ennead.records.LateTrade;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Keeps trades that came too late; what is there already stays as it is. */
final class LateTradeInsert implements RowsStatement<LateTrade> {

  private static final String SQL =
      """
      insert into late_trades (
        exchange, symbol, trade_id, first_trade_id, last_trade_id, price, quantity, traded_at,
        buyer_is_maker, complete_until)
      select * from unnest(
        ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::numeric[], ?::numeric[],
        ?::timestamptz[], ?::boolean[], ?::timestamptz[])
      on conflict (exchange, symbol, trade_id) do nothing
      """;

  @Override
  public String query() {
    return SQL;
  }

  @Override
  public Comparator<LateTrade> key() {
    return Comparator.comparing(LateTrade::instrument).thenComparingLong(late -> late.trade().id());
  }

  @Override
  public void statement(PreparedStatement statement, List<LateTrade> rows) throws SQLException {
    new Columns<>(statement, rows)
        .add("text", late -> late.instrument().exchange())
        .add("text", late -> late.instrument().symbol())
        .add("bigint", late -> late.trade().id())
        .add("bigint", late -> late.trade().firstTradeId())
        .add("bigint", late -> late.trade().lastTradeId())
        .add("numeric", late -> Decimals.decimal(late.trade().price()))
        .add("numeric", late -> Decimals.decimal(late.trade().quantity()))
        .add("timestamptz", late -> Times.ofMicros(late.trade().timeMicros()))
        .add("boolean", late -> late.trade().buyerIsMaker())
        .add("timestamptz", late -> Times.ofMillis(late.completeUntil()));
  }
}
