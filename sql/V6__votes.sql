-- One row per head and scan, out of what the decisions hold.

comment on column decisions.votes is 'The nine votes, of SKIPPED candles too: [{head, direction, probability, confidence, abstained, reasons}]; empty for a GAP candle, which no head sees.';

create view votes as
select
  exchange, symbol, interval, close_time, head, direction, probability, confidence, abstained, reasons
from (
  select
    decisions.exchange, decisions.symbol, decisions.interval, decisions.close_time, vote.*
  from decisions cross join lateral jsonb_to_recordset(decisions.votes) as vote (
    head text, direction text, probability double precision, confidence double precision,
    abstained boolean, reasons text[])) as unfolded;
comment on view votes is 'What each head said of each closed candle, with its reasons.';
