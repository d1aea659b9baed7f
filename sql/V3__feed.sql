-- What the live feeds went through. All of it is provenance: a replay does not make these rows again.

create table feed_events (
  exchange text        not null,
  symbol   text        not null,
  at       timestamptz not null,
  cause    text        not null,
  from_id  bigint      not null,
  to_id    bigint      not null,
  missing  bigint      not null generated always as (to_id - from_id + 1) stored,
  proven   boolean     not null,
  detail   text        not null,
  constraint feed_events_key primary key (exchange, symbol, at, cause, from_id, to_id),
  constraint feed_events_cause_is_known check (cause in ('start', 'restore', 'reconnect', 'jump', 'probe')),
  constraint feed_events_ids_are_ordered check (to_id >= from_id - 1)
);

comment on table feed_events is 'Every start, reconnect, splice and probe of a live feed, and whether it was proven that nothing is missing.';
comment on column feed_events.exchange is 'The venue in lower case, e.g. binance.';
comment on column feed_events.symbol is 'The venue''s own name of the instrument, e.g. BTCUSDT.';
comment on column feed_events.at is 'Wall-clock time at which it was over.';
comment on column feed_events.cause is 'start, restore, reconnect, jump (the stream left ids out) or probe (the stream was silent, or its progress unproven).';
comment on column feed_events.from_id is 'First id that was to be had from elsewhere than the stream.';
comment on column feed_events.to_id is 'Last such id; from_id - 1 when none was missing.';
comment on column feed_events.missing is 'How many ids were had from elsewhere.';
comment on column feed_events.proven is 'Whether it is proven that no trade is missing up to to_id.';
comment on column feed_events.detail is 'What led to it, in words.';

create table rejected_frames (
  exchange text        not null,
  symbol   text        not null,
  at       timestamptz not null,
  reason   text        not null,
  excerpt  text        not null,
  constraint rejected_frames_key primary key (exchange, symbol, at, excerpt)
);

comment on table rejected_frames is 'Messages of a venue that could not be read, or hold a value that cannot be.';
comment on column rejected_frames.exchange is 'The venue in lower case, e.g. binance.';
comment on column rejected_frames.symbol is 'Whose stream it came on; * when the message does not tell.';
comment on column rejected_frames.at is 'Wall-clock time at which it came.';
comment on column rejected_frames.reason is 'What is wrong with it.';
comment on column rejected_frames.excerpt is 'How it begins.';

create table audit (
  exchange             text        not null,
  symbol               text        not null,
  open_time            timestamptz not null,
  venue_first_trade_id bigint      not null,
  venue_last_trade_id  bigint      not null,
  venue_trade_count    bigint      not null,
  venue_open           numeric     not null,
  venue_high           numeric     not null,
  venue_low            numeric     not null,
  venue_close          numeric     not null,
  venue_volume         numeric     not null,
  own_first_trade_id   bigint      not null,
  own_last_trade_id    bigint      not null,
  own_trade_count      bigint      not null,
  own_open             numeric     not null,
  own_high             numeric     not null,
  own_low              numeric     not null,
  own_close            numeric     not null,
  own_volume           numeric     not null,
  written_at           timestamptz not null default now(),
  constraint audit_key primary key (exchange, symbol, open_time)
);

comment on table audit is 'Minutes in which the venue''s own closed kline and the candle folded from its trades differ. Columns venue_* are the venue''s, own_* are ours; a minute without trades has ids of -1 and zeros.';
comment on column audit.open_time is 'The minute.';
comment on column audit.exchange is 'The venue in lower case, e.g. binance.';
comment on column audit.symbol is 'The venue''s own name of the instrument, e.g. BTCUSDT.';
comment on column audit.venue_first_trade_id is 'Lowest trade id of the venue''s kline.';
comment on column audit.venue_last_trade_id is 'Highest trade id of the venue''s kline.';
comment on column audit.venue_trade_count is 'Number of trades of the venue''s kline.';
comment on column audit.venue_open is 'First price of the venue''s kline.';
comment on column audit.venue_high is 'Highest price of the venue''s kline.';
comment on column audit.venue_low is 'Lowest price of the venue''s kline.';
comment on column audit.venue_close is 'Last price of the venue''s kline.';
comment on column audit.venue_volume is 'Traded quantity in the base asset of the venue''s kline.';
comment on column audit.own_first_trade_id is 'Lowest trade id of the candle folded from the trades.';
comment on column audit.own_last_trade_id is 'Highest trade id of the candle folded from the trades.';
comment on column audit.own_trade_count is 'Number of trades of the candle folded from the trades.';
comment on column audit.own_open is 'First price of the candle folded from the trades.';
comment on column audit.own_high is 'Highest price of the candle folded from the trades.';
comment on column audit.own_low is 'Lowest price of the candle folded from the trades.';
comment on column audit.own_close is 'Last price of the candle folded from the trades.';
comment on column audit.own_volume is 'Traded quantity in the base asset of the candle folded from the trades.';
comment on column audit.written_at is 'Wall-clock time at which this row was last written.';
