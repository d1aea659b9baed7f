package io.ennead.postgres;

import io.ennead.records.Candle;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.apache.flink.connector.jdbc.datasource.statements.JdbcQueryStatement;

/**
 * Writes a candle under its natural key; the order in which versions of it come does not matter.
 *
 * <p>The higher revision wins. At equal revision a whole candle wins over a GAP, then the one that
 * tells more (a kline without trade ids does not replace a candle that has them), then the later
 * one. A row that would not change is not rewritten.
 */
final class CandleUpsert implements JdbcQueryStatement<Candle> {

  private static final String SQL =
      """
      insert into candles as stored (
        exchange, symbol, interval, open_time, open, high, low, close, volume, quote_volume,
        trade_count, taker_buy_volume, taker_buy_quote_volume, first_trade_id, last_trade_id,
        quality, revision, source)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (exchange, symbol, interval, open_time) do update set
        open = excluded.open, high = excluded.high, low = excluded.low, close = excluded.close,
        volume = excluded.volume, quote_volume = excluded.quote_volume,
        trade_count = excluded.trade_count, taker_buy_volume = excluded.taker_buy_volume,
        taker_buy_quote_volume = excluded.taker_buy_quote_volume,
        first_trade_id = excluded.first_trade_id, last_trade_id = excluded.last_trade_id,
        quality = excluded.quality, revision = excluded.revision, source = excluded.source,
        written_at = now()
      where
        (excluded.revision,
         excluded.quality <> 'GAP',
         num_nonnulls(excluded.quote_volume, excluded.trade_count, excluded.taker_buy_volume,
           excluded.taker_buy_quote_volume, excluded.first_trade_id, excluded.last_trade_id))
        >=
        (stored.revision,
         stored.quality <> 'GAP',
         num_nonnulls(stored.quote_volume, stored.trade_count, stored.taker_buy_volume,
           stored.taker_buy_quote_volume, stored.first_trade_id, stored.last_trade_id))
        and
        (excluded.open, excluded.high, excluded.low, excluded.close, excluded.volume,
         excluded.quote_volume, excluded.trade_count, excluded.taker_buy_volume,
         excluded.taker_buy_quote_volume, excluded.first_trade_id, excluded.last_trade_id,
         excluded.quality, excluded.revision, excluded.source)
        is distinct from
        (stored.open, stored.high, stored.low, stored.close, stored.volume,
         stored.quote_volume, stored.trade_count, stored.taker_buy_volume,
         stored.taker_buy_quote_volume, stored.first_trade_id, stored.last_trade_id,
         stored.quality, stored.revision, stored.source)
      """;

  @Override
  public String query() {
    return SQL;
  }

  @Override
  public void statement(PreparedStatement statement, Candle candle) throws SQLException {
    int at = 0;
    statement.setString(++at, candle.instrument().exchange());
    statement.setString(++at, candle.instrument().symbol());
    statement.setString(++at, candle.interval().label());
    statement.setObject(++at, Times.ofMillis(candle.openTime()));
    statement.setBigDecimal(++at, candle.open());
    statement.setBigDecimal(++at, candle.high());
    statement.setBigDecimal(++at, candle.low());
    statement.setBigDecimal(++at, candle.close());
    statement.setBigDecimal(++at, candle.volume());
    statement.setBigDecimal(++at, candle.quoteVolume());
    statement.setObject(++at, candle.tradeCount(), Types.BIGINT);
    statement.setBigDecimal(++at, candle.takerBuyVolume());
    statement.setBigDecimal(++at, candle.takerBuyQuoteVolume());
    statement.setObject(++at, candle.firstTradeId(), Types.BIGINT);
    statement.setObject(++at, candle.lastTradeId(), Types.BIGINT);
    statement.setString(++at, candle.quality().name());
    statement.setInt(++at, candle.revision());
    statement.setString(++at, candle.origin().label());
  }
}
