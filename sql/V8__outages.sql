-- Gaps of which only the beginning is known: the end comes when the outage is over.

alter table gaps alter column to_id drop not null;
alter table gaps alter column missing drop not null;
alter table gaps alter column until drop not null;
alter table gaps drop constraint gaps_key;
alter table gaps add constraint gaps_key primary key (exchange, symbol, from_id, since);
alter table gaps drop constraint gaps_ids_are_ordered;
alter table gaps add constraint gaps_ids_are_ordered check (to_id >= from_id - 1);
alter table gaps add constraint gaps_end_is_known
  check ((to_id is null) = (until is null) and (to_id is not null or state = 'open'));

comment on column gaps.from_id is 'First missing id; of an outage, the first that may be missing.';
comment on column gaps.to_id is 'Last missing id; from_id - 1 of an outage in which nothing was traded; NULL as long as an outage lasts.';
comment on column gaps.missing is 'How many ids are missing; NULL as long as an outage lasts.';
comment on column gaps.until is 'Latest time that a missing trade can have; NULL as long as an outage lasts.';
