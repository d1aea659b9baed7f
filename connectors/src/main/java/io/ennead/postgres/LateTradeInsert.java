package io.ennead.postgres;

import io.ennead.records.Decimals;
import io.ennead.records.LateTrade;
import io.ennead.records.Trade;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.apache.flink.connector.jdbc.datasource.statements.JdbcQueryStatement;

/** Keeps a trade that came too late; what is there already stays as it is. */
final class LateTradeInsert implements JdbcQueryStatement<LateTrade> {

  private static final String SQL =
      """
      insert into late_trades (
        exchange, symbol, trade_id, first_trade_id, last_trade_id, price, quantity, traded_at,
        buyer_is_maker, complete_until)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (exchange, symbol, trade_id) do nothing
      """;

  @Override
  public String query() {
    return SQL;
  }

  @Override
  public void statement(PreparedStatement statement, LateTrade late) throws SQLException {
    Trade trade = late.trade();
    int at = 0;
    statement.setString(++at, trade.instrument().exchange());
    statement.setString(++at, trade.instrument().symbol());
    statement.setLong(++at, trade.id());
    statement.setLong(++at, trade.firstTradeId());
    statement.setLong(++at, trade.lastTradeId());
    statement.setBigDecimal(++at, Decimals.decimal(trade.price()));
    statement.setBigDecimal(++at, Decimals.decimal(trade.quantity()));
    statement.setObject(++at, Times.ofMicros(trade.timeMicros()));
    statement.setBoolean(++at, trade.buyerIsMaker());
    statement.setObject(++at, Times.ofMillis(late.completeUntil()));
  }
}
