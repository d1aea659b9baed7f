-- What the workflow view needs: rows announced as they are written, the market's clock, and a way to count verdicts.

create function announce_rows() returns trigger
language plpgsql as $$
declare
  -- Column of the time in the key.
  at constant name := tg_argv[0];
  payload text;
begin
  execute format(
    'select json_build_object(''schema'', $1, ''table'', $2,
       ''from'', (extract(epoch from min(first)) * 1000)::bigint,
       ''to'', (extract(epoch from max(last)) * 1000)::bigint,
       ''series'', case when count(*) <= 40 then json_agg(exchange || '' '' || symbol || '' '' || interval) end)
     from (
       select exchange, symbol, interval, min(%1$I) as first, max(%1$I) as last
       from written group by exchange, symbol, interval) as series
     having count(*) > 0', at)
    into payload using tg_table_schema, tg_table_name;
  if payload is not null then
    perform pg_notify('ennead', payload);
  end if;
  return null;
end
$$;
comment on function announce_rows() is 'Notifies channel ennead of the rows of a statement: table, first and last time (epoch milliseconds) of their keys, and their series unless they are many.';

create function announce_feed() returns trigger
language plpgsql as $$
begin
  if exists (select from written) then
    perform pg_notify('ennead', json_build_object('schema', tg_table_schema, 'table', tg_table_name)::text);
  end if;
  return null;
end
$$;
comment on function announce_feed() is 'Notifies channel ennead that a table without intervals has changed.';

create trigger announce_inserts after insert on candles referencing new table as written
  for each statement execute function announce_rows('open_time');
create trigger announce_updates after update on candles referencing new table as written
  for each statement execute function announce_rows('open_time');
create trigger announce_inserts after insert on indicators referencing new table as written
  for each statement execute function announce_rows('open_time');
create trigger announce_updates after update on indicators referencing new table as written
  for each statement execute function announce_rows('open_time');
create trigger announce_inserts after insert on decisions referencing new table as written
  for each statement execute function announce_rows('close_time');
create trigger announce_inserts after insert on signals referencing new table as written
  for each statement execute function announce_rows('close_time');
create trigger announce_inserts after insert on outcomes referencing new table as written
  for each statement execute function announce_rows('close_time');
create trigger announce_updates after update on outcomes referencing new table as written
  for each statement execute function announce_rows('close_time');
create trigger announce_inserts after insert on feed_events referencing new table as written
  for each statement execute function announce_feed();

create trigger announce_inserts after insert on gaps referencing new table as written
  for each statement execute function announce_feed();
create trigger announce_updates after update on gaps referencing new table as written
  for each statement execute function announce_feed();

-- The funnel of a whole database is read off this index.
create index decisions_by_verdict on decisions (verdict, reason);

create table market_clock (
  only_one    boolean          not null default true,
  kind        text             not null,
  speed       double precision not null,
  market_time timestamptz      not null,
  wall_time   timestamptz      not null,
  constraint market_clock_key primary key (only_one),
  constraint market_clock_has_one_row check (only_one),
  constraint market_clock_kind_is_known check (kind in ('exchange', 'simulated', 'replay')),
  constraint market_clock_speed_is_not_negative check (speed >= 0 and speed < 'Infinity')
);
comment on table market_clock is 'What time it is in the market that is written here; without a row it is the wall clock.';
comment on column market_clock.only_one is 'There is one row at most.';
comment on column market_clock.kind is 'exchange (the wall clock), simulated (market_time at wall_time, then at that speed) or replay (the newest candle, then at that speed while the job runs).';
comment on column market_clock.speed is 'Seconds of the market in one of the wall clock; 0 for a replay as fast as possible.';
comment on column market_clock.market_time is 'Time of the market at wall_time.';
comment on column market_clock.wall_time is 'Wall clock when the row was written.';
