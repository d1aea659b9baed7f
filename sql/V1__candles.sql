-- Candles, late trades and the view that reads like the seed's own table.
--
-- Everything lies in the schema of the connection (public unless the URL names another with currentSchema).
-- Provenance columns (quality, revision, source, written_at) say how a row came to be; all others are its value,
-- and equal to the digit between a live run, its replay and a restored run.

create table candles (
  exchange               text        not null,
  symbol                 text        not null,
  interval               text        not null,
  open_time              timestamptz not null,
  open                   numeric     not null,
  high                   numeric     not null,
  low                    numeric     not null,
  close                  numeric     not null,
  volume                 numeric     not null,
  quote_volume           numeric,
  trade_count            bigint,
  taker_buy_volume       numeric,
  taker_buy_quote_volume numeric,
  first_trade_id         bigint,
  last_trade_id          bigint,
  quality                text        not null,
  revision               integer     not null,
  source                 text        not null,
  written_at             timestamptz not null default now(),
  constraint candles_key primary key (exchange, symbol, interval, open_time),
  constraint candles_exchange_is_a_lower_case_name check (exchange <> '' and exchange = lower(exchange)),
  constraint candles_symbol_is_named check (symbol <> ''),
  constraint candles_interval_is_known check (interval in ('1m', '5m', '15m', '1h')),
  constraint candles_open_time_is_aligned check (
    open_time = date_bin(
      case interval
        when '1m' then '1 minute'::interval
        when '5m' then '5 minutes'::interval
        when '15m' then '15 minutes'::interval
        when '1h' then '1 hour'::interval
      end,
      open_time,
      timestamptz '1970-01-01 00:00:00+00')),
  constraint candles_high_is_highest check (high >= low and high >= open and high >= close),
  constraint candles_low_is_lowest check (low <= open and low <= close),
  -- NaN and Infinity are numeric values that exceed every number.
  constraint candles_prices_are_positive check (low > 0 and high < 'Infinity'),
  constraint candles_volumes_are_not_negative check (
    volume >= 0 and volume < 'Infinity'
    and quote_volume >= 0 and quote_volume < 'Infinity'
    and taker_buy_volume >= 0 and taker_buy_volume < 'Infinity'
    and taker_buy_quote_volume >= 0 and taker_buy_quote_volume < 'Infinity'),
  constraint candles_trade_count_is_not_negative check (trade_count >= 0),
  constraint candles_trade_ids_come_in_pairs check (
    (first_trade_id is null) = (last_trade_id is null) and first_trade_id <= last_trade_id),
  constraint candles_quality_is_known check (quality in ('COMPLETE', 'QUIET', 'REPAIRED', 'GAP')),
  constraint candles_quiet_ones_hold_nothing check (quality <> 'QUIET' or (volume = 0 and high = low)),
  constraint candles_revision_is_not_negative check (revision >= 0),
  constraint candles_source_is_named check (source <> '')
) partition by list (interval);

comment on table candles is 'Closed candles by exchange, symbol, interval and open time. Partitioned by interval, then by month (UTC) of the open time; the months are made ahead by ensure_month_partition.';
comment on column candles.exchange is 'The venue in lower case, e.g. binance.';
comment on column candles.symbol is 'The venue''s own name of the instrument, e.g. BTCUSDT.';
comment on column candles.interval is 'Length: 1m, 5m, 15m or 1h.';
comment on column candles.open_time is 'Start, inclusive; aligned to the Unix epoch. The candle ends one interval later, exclusive.';
comment on column candles.open is 'Price of the trade with the lowest id in it; the previous close when there is none.';
comment on column candles.high is 'Highest price.';
comment on column candles.low is 'Lowest price.';
comment on column candles.close is 'Price of the trade with the highest id in it; the previous close when there is none.';
comment on column candles.volume is 'Traded quantity in the base asset.';
comment on column candles.quote_volume is 'Sum of price x quantity in the quote asset; NULL when the source does not tell.';
comment on column candles.trade_count is 'Number of trades; NULL when the source does not tell.';
comment on column candles.taker_buy_volume is 'Base quantity in which the taker bought; NULL when the source does not tell.';
comment on column candles.taker_buy_quote_volume is 'Quote quantity in which the taker bought; NULL when the source does not tell.';
comment on column candles.first_trade_id is 'Lowest trade id in it; NULL when there is none or the candle was made from klines.';
comment on column candles.last_trade_id is 'Highest trade id in it; NULL when there is none or the candle was made from klines.';
comment on column candles.quality is 'Provenance: COMPLETE (whole), QUIET (whole, no trade in it), REPAIRED (was a GAP, is whole now) or GAP (trades are known to be missing).';
comment on column candles.revision is 'Provenance: 0 when first closed, higher for each correction. A lower revision never replaces a higher one.';
comment on column candles.source is 'Provenance: where the content came from: websocket, historical, rest.';
comment on column candles.written_at is 'Provenance: wall-clock time at which this row was last written.';

create table candles_1m partition of candles for values in ('1m') partition by range (open_time);
create table candles_5m partition of candles for values in ('5m') partition by range (open_time);
create table candles_15m partition of candles for values in ('15m') partition by range (open_time);
create table candles_1h partition of candles for values in ('1h') partition by range (open_time);

comment on table candles_1m is 'Candles of one minute, partitioned by month.';
comment on table candles_5m is 'Candles of five minutes, partitioned by month.';
comment on table candles_15m is 'Candles of fifteen minutes, partitioned by month.';
comment on table candles_1h is 'Candles of one hour, partitioned by month.';

-- Attaching a table that stands already takes SHARE UPDATE EXCLUSIVE on the parent, so readers and writers go on;
-- CREATE TABLE ... PARTITION OF would take ACCESS EXCLUSIVE. The new table is empty, so nothing is scanned.
create function ensure_month_partition(parent regclass, at timestamptz) returns boolean
language plpgsql as $$
declare
  first_day constant timestamp := date_trunc('month', at at time zone 'UTC');
  parent_schema pg_namespace;
  parent_name name;
  month_name name;
  month_table oid;
begin
  select c.relname into parent_name from pg_class c where c.oid = parent;
  select n.* into parent_schema from pg_namespace n join pg_class c on c.relnamespace = n.oid where c.oid = parent;
  month_name := parent_name || to_char(first_day, '_YYYY_MM');
  -- Makers of the same parent take turns, and one that finds the month made has waited as well: a commit is seen
  -- before other sessions are told to drop their cached list of partitions, and both come before the lock is free.
  perform pg_advisory_xact_lock(hashtextextended('ennead.partitions', parent::oid::bigint));
  -- By queries, which see what others have committed; to_regclass may answer from before the wait.
  select c.oid into month_table from pg_class c where c.relnamespace = parent_schema.oid and c.relname = month_name;
  if exists (select from pg_inherits where inhrelid = month_table and inhparent = parent) then
    return false;
  end if;
  if month_table is not null then
    raise exception 'table %.% stands, but is not a partition of %', parent_schema.nspname, month_name, parent
      using errcode = 'duplicate_table', hint = 'Attach it, or rename it.';
  end if;
  execute format(
    'create table %I.%I (like %s including defaults including constraints including indexes including comments)',
    parent_schema.nspname, month_name, parent);
  execute format(
    'alter table %s attach partition %I.%I for values from (%L) to (%L)',
    parent, parent_schema.nspname, month_name,
    first_day at time zone 'UTC', (first_day + interval '1 month') at time zone 'UTC');
  return true;
end
$$;
comment on function ensure_month_partition(regclass, timestamptz) is 'Makes the partition of the month (UTC) that holds the time, beside running readers and writers and other makers; true if it was not there.';

create table late_trades (
  exchange       text        not null,
  symbol         text        not null,
  trade_id       bigint      not null,
  first_trade_id bigint      not null,
  last_trade_id  bigint      not null,
  price          numeric     not null,
  quantity       numeric     not null,
  traded_at      timestamptz not null,
  buyer_is_maker boolean     not null,
  complete_until timestamptz not null,
  written_at     timestamptz not null default now(),
  constraint late_trades_key primary key (exchange, symbol, trade_id),
  constraint late_trades_exchange_is_a_lower_case_name check (exchange <> '' and exchange = lower(exchange)),
  constraint late_trades_symbol_is_named check (symbol <> ''),
  constraint late_trades_ids_are_ordered check (first_trade_id <= last_trade_id),
  constraint late_trades_price_is_positive check (price > 0 and price < 'Infinity'),
  constraint late_trades_quantity_is_positive check (quantity > 0 and quantity < 'Infinity')
);

comment on table late_trades is 'Trades whose minute had been proven complete before they came. They change no candle.';
comment on column late_trades.exchange is 'The venue in lower case, e.g. binance.';
comment on column late_trades.symbol is 'The venue''s own name of the instrument, e.g. BTCUSDT.';
comment on column late_trades.trade_id is 'Id in the stream it came from: a trade id, or the id of an aggregate.';
comment on column late_trades.first_trade_id is 'Lowest trade id in it.';
comment on column late_trades.last_trade_id is 'Highest trade id in it.';
comment on column late_trades.price is 'Price in the quote asset.';
comment on column late_trades.quantity is 'Quantity in the base asset.';
comment on column late_trades.traded_at is 'When it was traded, by the exchange''s clock, to the microsecond.';
comment on column late_trades.buyer_is_maker is 'True when the taker sold.';
comment on column late_trades.complete_until is 'Provenance: the time up to which its symbol was complete when it came.';
comment on column late_trades.written_at is 'Provenance: wall-clock time at which this row was written.';

create view ohlcv_data as
select
  symbol, interval as timeframe, open_time as "timestamp", open, high, low, close, volume, source,
  exchange, quote_volume, trade_count, taker_buy_volume, taker_buy_quote_volume,
  first_trade_id, last_trade_id, quality, revision, written_at
from candles;

comment on view ohlcv_data is 'The candles under the column names symbol, timeframe, timestamp.';
