-- What was decided at every closed candle, the signals that came of it, and what became of them.

create table decisions (
  exchange    text             not null,
  symbol      text             not null,
  interval    text             not null,
  close_time  timestamptz      not null,
  verdict     text             not null,
  reason      text,
  value       numeric,
  threshold   numeric,
  direction   text             not null,
  probability double precision not null,
  confidence  double precision not null,
  agreeing    text[]           not null,
  boost       double precision not null,
  votes       jsonb            not null,
  gates       jsonb            not null,
  written_at  timestamptz      not null default now(),
  constraint decisions_key primary key (exchange, symbol, interval, close_time),
  constraint decisions_interval_is_known check (interval in ('1m', '5m', '15m', '1h')),
  constraint decisions_verdict_is_known check (verdict in ('SKIPPED', 'REJECTED', 'EMITTED')),
  constraint decisions_reason_is_told check ((reason is null) = (verdict = 'EMITTED')),
  constraint decisions_direction_is_known check (direction in ('LONG', 'SHORT', 'FLAT')),
  constraint decisions_probability_is_one check (probability between 0 and 1 and confidence between 0 and 1)
) partition by list (interval);

create table decisions_1m partition of decisions for values in ('1m') partition by range (close_time);
create table decisions_5m partition of decisions for values in ('5m') partition by range (close_time);
create table decisions_15m partition of decisions for values in ('15m') partition by range (close_time);
create table decisions_1h partition of decisions for values in ('1h') partition by range (close_time);

comment on table decisions is 'One row per scan, that is per closed candle. Made once and never changed. Partitioned like candles, so that old months can be dropped by themselves.';
comment on column decisions.exchange is 'The venue in lower case, e.g. binance.';
comment on column decisions.symbol is 'The venue''s own name of the instrument, e.g. BTCUSDT.';
comment on column decisions.interval is 'Length of the candle: 1m, 5m, 15m or 1h.';
comment on column decisions.close_time is 'When the candle closed: the instant of the decision.';
comment on column decisions.verdict is 'SKIPPED (not judged), REJECTED (a gate stood in the way) or EMITTED (there is a signal).';
comment on column decisions.reason is 'Why: before_start, warm_up or gap if SKIPPED; the first gate that did not pass if REJECTED; NULL if EMITTED.';
comment on column decisions.value is 'What was measured for the reason; NULL where there is nothing to measure.';
comment on column decisions.threshold is 'What the value was held against; NULL where there is none.';
comment on column decisions.direction is 'Direction of the consensus: LONG, SHORT or FLAT.';
comment on column decisions.probability is 'Probability of the consensus, 0 to 1; .5 when FLAT.';
comment on column decisions.confidence is 'Confidence after the boost of the higher timeframes, 0 to 1; 0 when FLAT.';
comment on column decisions.agreeing is 'The heads of the larger group of valid votes.';
comment on column decisions.boost is 'What the higher timeframes add to (or take from) the confidence, -.25 to .25.';
comment on column decisions.votes is 'The nine votes: [{head, direction, probability, confidence, abstained, reasons}]; empty if SKIPPED.';
comment on column decisions.gates is 'Every gate that could be measured, in order: [{gate, passed, value, threshold, finding}]; empty if SKIPPED.';
comment on column decisions.written_at is 'Provenance: wall-clock time at which this row was written.';

create table signals (
  id          text             not null,
  exchange    text             not null,
  symbol      text             not null,
  interval    text             not null,
  direction   text             not null,
  close_time  timestamptz      not null,
  entry       numeric          not null,
  stop        numeric          not null,
  target      numeric          not null,
  risk_reward numeric          not null,
  probability double precision not null,
  confidence  double precision not null,
  quality     numeric          not null,
  regime      text             not null,
  agreeing    text[]           not null,
  boost       double precision not null,
  reasons     text[]           not null,
  votes       jsonb            not null,
  written_at  timestamptz      not null default now(),
  constraint signals_key primary key (id),
  constraint signals_one_per_candle_and_direction unique (exchange, symbol, interval, close_time, direction),
  constraint signals_levels_are_ordered check (
    (direction = 'LONG' and stop < entry and entry < target)
    or (direction = 'SHORT' and target < entry and entry < stop))
);
create index signals_by_time on signals (close_time desc);

comment on table signals is 'Trades that are proposed. Made once and never changed; what becomes of them is in outcomes.';
comment on column signals.id is 'Made of exchange, symbol, interval, close time and direction: a replay makes the same.';
comment on column signals.exchange is 'The venue in lower case, e.g. binance.';
comment on column signals.symbol is 'The venue''s own name of the instrument, e.g. BTCUSDT.';
comment on column signals.interval is 'Timeframe that it was found on.';
comment on column signals.direction is 'LONG or SHORT.';
comment on column signals.close_time is 'When the candle that brought it closed.';
comment on column signals.entry is 'The candle''s close.';
comment on column signals.stop is 'Where it is wrong.';
comment on column signals.target is 'Where it is right.';
comment on column signals.risk_reward is 'What the target pays over what the stop costs, both after fees.';
comment on column signals.probability is 'Of the consensus, 0 to 1.';
comment on column signals.confidence is 'After the boost of the higher timeframes, 0 to 1.';
comment on column signals.quality is 'Mean of confidence and entry quality, 0 to 1.';
comment on column signals.regime is 'VOLATILE, TRENDING or RANGING.';
comment on column signals.agreeing is 'The heads behind it.';
comment on column signals.boost is 'What the higher timeframes added to (or took from) the confidence.';
comment on column signals.reasons is 'What every gate found.';
comment on column signals.votes is 'All nine votes as they were cast: [{head, direction, probability, confidence, abstained, reasons}].';
comment on column signals.written_at is 'Provenance: wall-clock time at which this row was written.';

create table outcomes (
  id             text        not null,
  exchange       text        not null,
  symbol         text        not null,
  interval       text        not null,
  direction      text        not null,
  close_time     timestamptz not null,
  entry          numeric     not null,
  stop           numeric     not null,
  target         numeric     not null,
  shadow         boolean     not null,
  status         text        not null,
  at             timestamptz not null,
  price          numeric     not null,
  result_r       numeric,
  result_percent numeric,
  favourable_r   numeric     not null,
  adverse_r      numeric     not null,
  written_at     timestamptz not null default now(),
  constraint outcomes_key primary key (id, shadow),
  constraint outcomes_status_is_known check (status in ('ACTIVE', 'TARGET', 'STOP', 'EXPIRED')),
  constraint outcomes_resolved_have_a_result check ((status <> 'ACTIVE') = (result_r is not null))
);
create index outcomes_open on outcomes (symbol) where status = 'ACTIVE';

comment on table outcomes is 'What became of signals, and of shadows: candidates that a late gate rejected and that are followed all the same.';
comment on column outcomes.id is 'Of the signal, or the one that the shadow would have had.';
comment on column outcomes.exchange is 'The venue in lower case, e.g. binance.';
comment on column outcomes.symbol is 'The venue''s own name of the instrument, e.g. BTCUSDT.';
comment on column outcomes.interval is 'Timeframe that it was found on.';
comment on column outcomes.direction is 'LONG or SHORT.';
comment on column outcomes.close_time is 'When the candle that brought it closed.';
comment on column outcomes.entry is 'Price at which it was entered.';
comment on column outcomes.stop is 'Where it is wrong.';
comment on column outcomes.target is 'Where it is right.';
comment on column outcomes.shadow is 'Whether it was only followed, not emitted.';
comment on column outcomes.status is 'ACTIVE, TARGET, STOP (also where one candle spans both levels) or EXPIRED.';
comment on column outcomes.at is 'Close of the candle that resolved it, or the end of its time; the close time while ACTIVE.';
comment on column outcomes.price is 'Price at which it was left; the entry while ACTIVE.';
comment on column outcomes.result_r is 'Result after fees in R, that is in what the stop costs; NULL while ACTIVE.';
comment on column outcomes.result_percent is 'Result after fees in percent of the entry; NULL while ACTIVE.';
comment on column outcomes.favourable_r is 'Highest favourable excursion in R, before fees.';
comment on column outcomes.adverse_r is 'Highest adverse excursion in R, before fees; not negative.';
comment on column outcomes.written_at is 'Provenance: wall-clock time at which this row was last written.';

create view funnel as
select
  exchange, symbol, interval, count(*) as scans,
  count(*) filter (where verdict = 'SKIPPED') as skipped,
  count(*) filter (where verdict = 'REJECTED') as rejected,
  count(*) filter (where verdict = 'EMITTED') as emitted
from decisions group by exchange, symbol, interval;
comment on view funnel is 'Scans = skipped + rejected + emitted, per symbol and timeframe.';

create view why_no_signal as
select exchange, symbol, interval, verdict, reason, count(*) as scans, max(close_time) as newest
from decisions where verdict <> 'EMITTED'
group by exchange, symbol, interval, verdict, reason;
comment on view why_no_signal is 'How often each reason or gate stood in the way.';

create view head_accuracy as
select
  head, count(*) as resolved,
  count(*) filter (where result_r > 0) as hits,
  round(avg((result_r > 0)::int), 4) as hit_rate,
  round(avg(result_r), 4) as expectancy_r
from outcomes join signals using (id) cross join lateral unnest(signals.agreeing) as head
where not shadow and outcomes.status <> 'ACTIVE'
group by head;
comment on view head_accuracy is 'Hit rate and expectancy in R of each head over the resolved signals that it agreed with.';
