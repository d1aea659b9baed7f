package io.ennead.workflow;

import io.ennead.postgres.TestDatabase;

/** Rows as a job writes them: two symbols, an hour of minutes, decisions, a signal. */
public final class Market {

  /** Nine votes: five LONG, two FLAT, two abstaining. */
  private static final String VOTES =
      """
      (select jsonb_agg(jsonb_build_object('head', head,
          'direction', case when n <= 5 then 'LONG' else 'FLAT' end,
          'probability', case when n <= 5 then 0.61 else 0.5 end,
          'confidence', case when n <= 5 then 0.4 else 0 end,
          'abstained', n > 7, 'reasons', jsonb_build_array('reason of ' || head)) order by n)
        from unnest('{technical,volume,rules,ict,wyckoff,harmonic,structure,sentiment,crypto}'::text[])
          with ordinality as heads (head, n))
      """;

  private Market() {}

  /** Writes an hour of the market that ends now, on the wall clock. */
  public static void write(TestDatabase database) {
    database.execute(
        """
        select ensure_month_partition(parent::regclass, at)
        from unnest('{candles_1m,indicators_1m,decisions_1m}'::text[]) as parent
        cross join (values (now()), (now() - interval '1 hour'), (now() + interval '1 day'))
          as times (at)
        """);
    candles(database, "date_trunc('minute', now()) - interval '60 minutes'", 60);
    database.execute(
        """
        insert into indicators (exchange, symbol, interval, open_time, rsi, macd, votes_long,
          votes_short, votes_abstaining, quality, revision)
        select exchange, symbol, interval, open_time, 55.5, 1.25, 30, 20, 19, quality, 0 from candles
        """);
    database.execute(
        """
        insert into decisions (exchange, symbol, interval, close_time, verdict, reason, value,
          threshold, direction, probability, confidence, agreeing, boost, votes, gates)
        select exchange, symbol, interval, open_time + interval '1 minute',
          case when n <= 30 then 'SKIPPED' when n = 60 then 'EMITTED' else 'REJECTED' end,
          case when n <= 30 then 'warm_up' when n < 60 then
            case when n %% 3 = 0 then 'confluence' else 'consensus' end end,
          case when n < 60 then n end, case when n < 60 then 60 end,
          'LONG', 0.61, 0.4, '{technical,volume,rules,ict,wyckoff}', 0.05, %s,
          '[{"gate": "consensus", "passed": true, "value": 5, "threshold": 4, "finding": "5 LONG"}]'
        from (select *, row_number() over (partition by symbol order by open_time) as n from candles) c
        """
            .formatted(VOTES));
    database.execute(
        """
        insert into gaps (exchange, symbol, from_id, to_id, since, until, state, repaired_at)
        select 'binance', 'BTCUSDT', 10 * n, 10 * n + 2, now(), now(),
          case when n > 3 then 'repaired' else 'open' end, case when n > 3 then now() end
        from generate_series(1, 8) as n;
        insert into feed_events (exchange, symbol, at, cause, from_id, to_id, proven, detail)
        select 'binance', 'ETHUSDT', now() - n * interval '1 minute', 'reconnect', 1, 0, true, 'closed'
        from generate_series(1, 6) as n
        """);
    database.execute(
        """
        insert into signals (id, exchange, symbol, interval, direction, close_time, entry, stop,
          target, risk_reward, probability, confidence, quality, regime, agreeing, boost, reasons,
          votes)
        select 'binance:' || symbol || ':1m:1:LONG', exchange, symbol, interval, 'LONG', close_time,
          100.5, 99.25, 104, 2.8, probability, confidence, 0.6, 'TRENDING', agreeing, boost,
          '{5 LONG}', votes
        from decisions where verdict = 'EMITTED'
        """);
    database.execute(
        """
        insert into outcomes (id, exchange, symbol, interval, direction, close_time, entry, stop,
          target, shadow, status, at, price, result_r, result_percent, favourable_r, adverse_r)
        select id, exchange, symbol, interval, direction, close_time, entry, stop, target, false,
          case when symbol = 'BTCUSDT' then 'ACTIVE' else 'TARGET' end, close_time, entry,
          case when symbol = 'BTCUSDT' then null else 2.7 end,
          case when symbol = 'BTCUSDT' then null else 3.4 end, 0, 0
        from signals
        """);
  }

  /**
   * Writes minutes of both symbols.
   *
   * @param from in SQL
   */
  public static void candles(TestDatabase database, String from, int minutes) {
    database.execute(
        """
        insert into candles (exchange, symbol, interval, open_time, open, high, low, close, volume,
          trade_count, quality, revision, source)
        select 'binance', symbol, '1m', %s + n * interval '1 minute', 100, 101.5, 99.00000001,
          100.5, 12.5, 40, case when n %% 7 = 3 then 'GAP' else 'COMPLETE' end, 0, 'websocket'
        from generate_series(0, %d) as n cross join unnest('{BTCUSDT,ETHUSDT}'::text[]) as symbol
        """
            .formatted(from, minutes - 1));
  }
}
