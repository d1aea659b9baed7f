-- Ids that outlived the patience of a feed, or are not in the files of a replay, and what became of them.

create table gaps (
  exchange    text        not null,
  symbol      text        not null,
  from_id     bigint      not null,
  to_id       bigint      not null,
  missing     bigint      not null generated always as (to_id - from_id + 1) stored,
  since       timestamptz not null,
  until       timestamptz not null,
  state       text        not null,
  opened_at   timestamptz not null default now(),
  repaired_at timestamptz,
  constraint gaps_key primary key (exchange, symbol, from_id),
  constraint gaps_ids_are_ordered check (to_id >= from_id),
  constraint gaps_times_are_ordered check (until >= since),
  constraint gaps_state_is_known check (state in ('open', 'repaired')),
  constraint gaps_repair_has_its_time check ((state = 'repaired') = (repaired_at is not null))
);
create index gaps_open on gaps (exchange, symbol) where state = 'open';

comment on table gaps is 'Trades that could not be had in time: the minutes between since and until closed as GAP. Once they are repaired, the candles of these minutes have come again as REPAIRED, with their parents and indicators.';
comment on column gaps.exchange is 'The venue in lower case, e.g. binance.';
comment on column gaps.symbol is 'The venue''s own name of the instrument, e.g. BTCUSDT.';
comment on column gaps.from_id is 'First missing id.';
comment on column gaps.to_id is 'Last missing id.';
comment on column gaps.missing is 'How many ids are missing.';
comment on column gaps.since is 'Earliest time that a missing trade can have.';
comment on column gaps.until is 'Latest time that a missing trade can have.';
comment on column gaps.state is 'open: the ids are asked for again and again; repaired: they have been had. A gap in files stays open.';
comment on column gaps.opened_at is 'Provenance: wall-clock time at which the gap was first written.';
comment on column gaps.repaired_at is 'Provenance: wall-clock time at which the repair was written; NULL while open.';
