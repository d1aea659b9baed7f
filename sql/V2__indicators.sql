-- Indicators: one row per candle, a column per indicator, NULL while it warms up.
--
-- The columns and their comments are those of IndicatorDefinition; a test compares them.

create table indicators (
  exchange text not null,
  symbol text not null,
  interval text not null,
  open_time timestamptz not null,
  ema_5 double precision,
  ema_8 double precision,
  ema_9 double precision,
  ema_12 double precision,
  ema_13 double precision,
  ema_21 double precision,
  ema_26 double precision,
  ema_34 double precision,
  ema_50 double precision,
  ema_55 double precision,
  ema_89 double precision,
  sma_10 double precision,
  sma_20 double precision,
  sma_30 double precision,
  sma_50 double precision,
  sma_100 double precision,
  sma_200 double precision,
  macd double precision,
  macd_signal double precision,
  macd_histogram double precision,
  adx double precision,
  plus_di double precision,
  minus_di double precision,
  aroon_up double precision,
  aroon_down double precision,
  dema_20 double precision,
  tema_20 double precision,
  hma_9 double precision,
  hma_20 double precision,
  ichimoku_base double precision,
  supertrend double precision,
  ema_spread_medium double precision,
  rsi double precision,
  rsi_7 double precision,
  rsi_21 double precision,
  rsi_28 double precision,
  stoch_k double precision,
  stoch_d double precision,
  williams_r double precision,
  cci double precision,
  tsi double precision,
  cmo double precision,
  ppo double precision,
  ppo_signal double precision,
  trix double precision,
  ultimate_osc double precision,
  awesome_osc double precision,
  roc_9 double precision,
  roc_12 double precision,
  roc_25 double precision,
  atr double precision,
  atr_percent double precision,
  bb_upper double precision,
  bb_middle double precision,
  bb_lower double precision,
  bb_width double precision,
  bb_pct_b double precision,
  donchian_upper double precision,
  donchian_lower double precision,
  keltner_upper double precision,
  keltner_middle double precision,
  keltner_lower double precision,
  mass_index double precision,
  chandelier_long double precision,
  chandelier_short double precision,
  obv double precision,
  vwap double precision,
  cmf double precision,
  adl double precision,
  votes_long smallint not null,
  votes_short smallint not null,
  votes_abstaining smallint not null,
  score_trend double precision,
  score_momentum double precision,
  score_volatility double precision,
  extras jsonb,
  quality text not null,
  revision integer not null,
  written_at timestamptz not null default now(),
  constraint indicators_key primary key (exchange, symbol, interval, open_time),
  constraint indicators_interval_is_known check (interval in ('1m', '5m', '15m', '1h')),
  constraint indicators_votes_are_those_of_all_columns check (votes_long + votes_short + votes_abstaining = 69),
  constraint indicators_quality_is_known check (quality in ('COMPLETE', 'QUIET', 'REPAIRED', 'GAP')),
  constraint indicators_revision_is_not_negative check (revision >= 0)
) partition by list (interval);

create table indicators_1m partition of indicators for values in ('1m') partition by range (open_time);
create table indicators_5m partition of indicators for values in ('5m') partition by range (open_time);
create table indicators_15m partition of indicators for values in ('15m') partition by range (open_time);
create table indicators_1h partition of indicators for values in ('1h') partition by range (open_time);

comment on table indicators is 'The 69 indicators after each closed candle, by exchange, symbol, interval and open time. Partitioned like candles.';
comment on column indicators.exchange is 'The venue in lower case, e.g. binance.';
comment on column indicators.symbol is 'The venue''s own name of the instrument, e.g. BTCUSDT.';
comment on column indicators.interval is 'Length of the candle: 1m, 5m, 15m or 1h.';
comment on column indicators.open_time is 'The candle''s open time.';
comment on column indicators.ema_5 is 'Exponential moving average of the close (5); quote asset; first value at candle 5; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.ema_8 is 'Exponential moving average of the close (8); quote asset; first value at candle 8; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.ema_9 is 'Exponential moving average of the close (9); quote asset; first value at candle 9; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.ema_12 is 'Exponential moving average of the close (12); quote asset; first value at candle 12; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.ema_13 is 'Exponential moving average of the close (13); quote asset; first value at candle 13; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.ema_21 is 'Exponential moving average of the close (21); quote asset; first value at candle 21; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.ema_26 is 'Exponential moving average of the close (26); quote asset; first value at candle 26; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.ema_34 is 'Exponential moving average of the close (34); quote asset; first value at candle 34; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.ema_50 is 'Exponential moving average of the close (50); quote asset; first value at candle 50; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.ema_55 is 'Exponential moving average of the close (55); quote asset; first value at candle 55; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.ema_89 is 'Exponential moving average of the close (89); quote asset; first value at candle 89; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.sma_10 is 'Simple moving average of the close (10); quote asset; first value at candle 10; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.sma_20 is 'Simple moving average of the close (20); quote asset; first value at candle 20; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.sma_30 is 'Simple moving average of the close (30); quote asset; first value at candle 30; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.sma_50 is 'Simple moving average of the close (50); quote asset; first value at candle 50; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.sma_100 is 'Simple moving average of the close (100); quote asset; first value at candle 100; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.sma_200 is 'Simple moving average of the close (200); quote asset; first value at candle 200; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.macd is 'EMA12 - EMA26 of the close (12, 26); quote asset; first value at candle 26; vote: abstains';
comment on column indicators.macd_signal is 'EMA9 of macd (12, 26, 9); quote asset; first value at candle 34; vote: abstains';
comment on column indicators.macd_histogram is 'macd - macd_signal (12, 26, 9); quote asset; first value at candle 34; vote: LONG above .05 ATR, SHORT below -.05 ATR';
comment on column indicators.adx is 'Average directional index, Wilder (14); 0 to 100; first value at candle 28; vote: abstains';
comment on column indicators.plus_di is 'Positive directional indicator, Wilder (14); 0 to 100; first value at candle 15; vote: with ADX above 25: LONG with plus_di above minus_di, SHORT below';
comment on column indicators.minus_di is 'Negative directional indicator, Wilder (14); 0 to 100; first value at candle 15; vote: abstains';
comment on column indicators.aroon_up is 'Candles since the highest high of 26, as a share of 25 (25); 0 to 100; first value at candle 26; vote: LONG with aroon_up above aroon_down, SHORT below';
comment on column indicators.aroon_down is 'Candles since the lowest low of 26, as a share of 25 (25); 0 to 100; first value at candle 26; vote: abstains';
comment on column indicators.dema_20 is 'Double exponential moving average of the close (20); quote asset; first value at candle 39; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.tema_20 is 'Triple exponential moving average of the close (20); quote asset; first value at candle 58; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.hma_9 is 'Hull moving average of the close (9); quote asset; first value at candle 11; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.hma_20 is 'Hull moving average of the close (20); quote asset; first value at candle 23; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.ichimoku_base is 'Kijun-sen: middle of the highest high and the lowest low (26); quote asset; first value at candle 26; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.supertrend is 'Ratcheting band at 3 ATR10 from the middle of the candle (10, 3); quote asset; first value at candle 11; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.ema_spread_medium is 'EMA21 - EMA50 of the close (21, 50); quote asset; first value at candle 50; vote: LONG above .05 ATR, SHORT below -.05 ATR';
comment on column indicators.rsi is 'Relative strength index of the close, Wilder (14); 0 to 100; first value at candle 15; vote: LONG above 55, SHORT below 45';
comment on column indicators.rsi_7 is 'Relative strength index of the close, Wilder (7); 0 to 100; first value at candle 8; vote: LONG above 55, SHORT below 45';
comment on column indicators.rsi_21 is 'Relative strength index of the close, Wilder (21); 0 to 100; first value at candle 22; vote: LONG above 55, SHORT below 45';
comment on column indicators.rsi_28 is 'Relative strength index of the close, Wilder (28); 0 to 100; first value at candle 29; vote: LONG above 55, SHORT below 45';
comment on column indicators.stoch_k is 'Stochastic %K, not smoothed (14); 0 to 100; first value at candle 14; vote: LONG above 55, SHORT below 45';
comment on column indicators.stoch_d is 'Stochastic %D: SMA3 of stoch_k (14, 3); 0 to 100; first value at candle 16; vote: abstains';
comment on column indicators.williams_r is 'Williams %R (14); -100 to 0; first value at candle 14; vote: LONG above -45, SHORT below -55';
comment on column indicators.cci is 'Commodity channel index, mean absolute deviation (20); index without bounds; first value at candle 20; vote: LONG above 50, SHORT below -50';
comment on column indicators.tsi is 'True strength index of the close (25, 13); -100 to 100; first value at candle 38; vote: LONG above 5, SHORT below -5';
comment on column indicators.cmo is 'Chande momentum oscillator of the close, plain sums (14); -100 to 100; first value at candle 15; vote: LONG above 5, SHORT below -5';
comment on column indicators.ppo is '(EMA12 - EMA26) / EMA26 of the close (12, 26); percent; first value at candle 26; vote: the difference to its signal: LONG above .05 ATR / close, SHORT below -.05 ATR / close';
comment on column indicators.ppo_signal is 'EMA9 of ppo (12, 26, 9); percent; first value at candle 34; vote: abstains';
comment on column indicators.trix is 'Change of the triple-smoothed EMA15 of the close in one candle (15); percent; first value at candle 44; vote: LONG above .05 ATR / close, SHORT below -.05 ATR / close';
comment on column indicators.ultimate_osc is 'Ultimate oscillator (7, 14, 28); 0 to 100; first value at candle 29; vote: LONG above 55, SHORT below 45';
comment on column indicators.awesome_osc is 'SMA5 - SMA34 of the middle of the candle (5, 34); quote asset; first value at candle 34; vote: LONG above .05 ATR, SHORT below -.05 ATR';
comment on column indicators.roc_9 is 'Change of the close over 9 candles (9); percent; first value at candle 10; vote: LONG above .05 ATR / close, SHORT below -.05 ATR / close';
comment on column indicators.roc_12 is 'Change of the close over 12 candles (12); percent; first value at candle 13; vote: LONG above .05 ATR / close, SHORT below -.05 ATR / close';
comment on column indicators.roc_25 is 'Change of the close over 25 candles (25); percent; first value at candle 26; vote: LONG above .05 ATR / close, SHORT below -.05 ATR / close';
comment on column indicators.atr is 'Average true range, Wilder (14); quote asset; first value at candle 15; vote: abstains';
comment on column indicators.atr_percent is 'ATR as a share of the close (14); percent; first value at candle 15; vote: abstains';
comment on column indicators.bb_upper is 'Bollinger: SMA20 + 2 population standard deviations (20, 2); quote asset; first value at candle 20; vote: LONG with the close above .55 of the band''s width, SHORT below .45';
comment on column indicators.bb_middle is 'Bollinger: SMA20 of the close (20); quote asset; first value at candle 20; vote: abstains';
comment on column indicators.bb_lower is 'Bollinger: SMA20 - 2 population standard deviations (20, 2); quote asset; first value at candle 20; vote: abstains';
comment on column indicators.bb_width is '(bb_upper - bb_lower) / bb_middle (20, 2); ratio; first value at candle 20; vote: abstains';
comment on column indicators.bb_pct_b is '(close - bb_lower) / (bb_upper - bb_lower) (20, 2); ratio; first value at candle 20; vote: abstains';
comment on column indicators.donchian_upper is 'Highest high of 20 candles, this one included (20); quote asset; first value at candle 20; vote: LONG with the close above .55 of the band''s width, SHORT below .45';
comment on column indicators.donchian_lower is 'Lowest low of 20 candles, this one included (20); quote asset; first value at candle 20; vote: abstains';
comment on column indicators.keltner_upper is 'EMA20 of the close + 2 ATR10 (20, 10, 2); quote asset; first value at candle 20; vote: LONG with the close above .55 of the band''s width, SHORT below .45';
comment on column indicators.keltner_middle is 'EMA20 of the close (20); quote asset; first value at candle 20; vote: abstains';
comment on column indicators.keltner_lower is 'EMA20 of the close - 2 ATR10 (20, 10, 2); quote asset; first value at candle 20; vote: abstains';
comment on column indicators.mass_index is 'Sum over 25 candles of EMA9 / EMA9 of EMA9 of the candle''s range (9, 25); index without bounds; first value at candle 41; vote: abstains';
comment on column indicators.chandelier_long is 'Highest high of 22 candles - 3 ATR22 (22, 3); quote asset; first value at candle 23; vote: LONG with the close above both lines, SHORT below both';
comment on column indicators.chandelier_short is 'Lowest low of 22 candles + 3 ATR22 (22, 3); quote asset; first value at candle 23; vote: abstains';
comment on column indicators.obv is 'On-balance volume, from 0 at the first candle; base asset (forex: ticks); first value at candle 1; vote: LONG above its own SMA20, SHORT below';
comment on column indicators.vwap is 'Volume-weighted average of the typical price since the anchor (00:00 UTC); quote asset; first value at candle 1; vote: LONG with the close above it by more than .05 ATR, SHORT below it by more';
comment on column indicators.cmf is 'Chaikin money flow (20); ratio; first value at candle 20; vote: LONG above .05, SHORT below -.05';
comment on column indicators.adl is 'Accumulation/distribution line, cumulative; base asset (forex: ticks); first value at candle 1; vote: LONG above its own SMA20, SHORT below';
comment on column indicators.votes_long is 'Columns that vote LONG: n of votes_long + votes_short agree.';
comment on column indicators.votes_short is 'Columns that vote SHORT.';
comment on column indicators.votes_abstaining is 'Columns without a vote: warming up, without a rule, or between the thresholds.';
comment on column indicators.score_trend is 'Category score of the trend, 0 (all SHORT) to 1 (all LONG); NULL while warming up.';
comment on column indicators.score_momentum is 'Category score of the momentum, likewise.';
comment on column indicators.score_volatility is 'Category score of the volatility, likewise.';
comment on column indicators.extras is 'Values of the further indicators that the option indicators.extra names; NULL without any.';
comment on column indicators.quality is 'Provenance: the candle''s label, or GAP while a GAP candle is within the indicators'' memory.';
comment on column indicators.revision is 'Provenance: rises when a corrected candle made these values be computed again. A lower one never replaces a higher one.';
comment on column indicators.written_at is 'Provenance: wall-clock time at which this row was last written.';
