package io.ennead.postgres;

import io.ennead.records.Candle;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/**
 * Writes candles under their natural key; the order in which versions of one come does not matter.
 *
 * <p>The higher revision wins. At equal revision a whole candle wins over a GAP, then the one that
 * tells more (a kline without trade ids does not replace a candle that has them), then the later
 * one. A row that would not change is not rewritten.
 */
final class CandleUpsert implements RowsStatement<Candle> {

  private static final String SQL =
      """
      insert into candles as stored (
        exchange, symbol, interval, open_time, open, high, low, close, volume, quote_volume,
        trade_count, taker_buy_volume, taker_buy_quote_volume, first_trade_id, last_trade_id,
        quality, revision, source)
      select * from unnest(
        ?::text[], ?::text[], ?::text[], ?::timestamptz[],
        ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[], ?::numeric[],
        ?::bigint[], ?::numeric[], ?::numeric[], ?::bigint[], ?::bigint[],
        ?::text[], ?::integer[], ?::text[])
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
  public Comparator<Candle> key() {
    return Comparator.comparing(Candle::instrument)
        .thenComparing(Candle::interval)
        .thenComparingLong(Candle::openTime);
  }

  @Override
  public void statement(PreparedStatement statement, List<Candle> candles) throws SQLException {
    new Columns<>(statement, candles)
        .add("text", candle -> candle.instrument().exchange())
        .add("text", candle -> candle.instrument().symbol())
        .add("text", candle -> candle.interval().label())
        .add("timestamptz", candle -> Times.ofMillis(candle.openTime()))
        .add("numeric", Candle::open)
        .add("numeric", Candle::high)
        .add("numeric", Candle::low)
        .add("numeric", Candle::close)
        .add("numeric", Candle::volume)
        .add("numeric", Candle::quoteVolume)
        .add("bigint", Candle::tradeCount)
        .add("numeric", Candle::takerBuyVolume)
        .add("numeric", Candle::takerBuyQuoteVolume)
        .add("bigint", Candle::firstTradeId)
        .add("bigint", Candle::lastTradeId)
        .add("text", candle -> candle.quality().name())
        .add("integer", Candle::revision)
        .add("text", candle -> candle.origin().label());
  }
}
