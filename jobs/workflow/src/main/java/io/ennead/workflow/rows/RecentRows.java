package io.ennead.workflow.rows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What was written last, whatever it is. */
public final class RecentRows {

  /**
   * Of each series the newest by key, as those written last are among them; of candles and scans,
   * which never end, a few.
   */
  private static final String STEPS =
      """
      with recursive instruments as (
        (select exchange, symbol from candles order by exchange, symbol limit 1)
        union all
        select next.exchange, next.symbol from instruments cross join lateral (
          select exchange, symbol from candles
          where (exchange, symbol) > (instruments.exchange, instruments.symbol)
          order by exchange, symbol limit 1) next),
      series as (
        select * from instruments
        cross join (values ('1m', interval '1 minute'), ('5m', interval '5 minutes'),
          ('15m', interval '15 minutes'), ('1h', interval '1 hour')) as unit (interval, length))
      select timestamp, event, symbol, timeframe, direction, confidence, detail, id, written_at
      from (
        (select open_time + length as timestamp, 'candle_complete' as event, symbol,
            series.interval as timeframe, null as direction, null::float8 as confidence,
            'closed at ' || trim_scale(close) || ', ' || lower(quality) as detail,
            null as id, written_at
          from series cross join lateral (
            select open_time, close, quality, written_at from candles c
            where c.exchange = series.exchange and c.symbol = series.symbol
              and c.interval = series.interval
            order by open_time desc limit 4) c
          order by written_at desc limit 6)
        union all
        (select close_time, 'consensus_calculation', symbol, series.interval, direction, confidence,
            case verdict
              when 'EMITTED' then 'passed every gate'
              when 'REJECTED' then 'rejected by ' || reason
              else 'not judged: ' || replace(reason, '_', ' ')
            end, null, written_at
          from series cross join lateral (
            select close_time, direction, confidence, verdict, reason, written_at from decisions d
            where d.exchange = series.exchange and d.symbol = series.symbol
              and d.interval = series.interval
            order by close_time desc limit 4) d
          order by written_at desc limit 6)
        union all
        (select close_time, 'signal_generated', symbol, interval, direction, confidence,
            'entry ' || trim_scale(entry) || ', stop ' || trim_scale(stop) || ', target '
              || trim_scale(target), id, written_at
          from signals order by close_time desc limit 20)
        union all
        (select at, 'signal_resolved', symbol, interval, direction, null,
            lower(status) || ', ' || trim_scale(round(result_r, 2)) || ' R', id, written_at
          from outcomes where status <> 'ACTIVE' and not shadow order by at desc limit 20)
        union all
        (select at, 'feed_' || cause, symbol, null, null, null,
            detail || case when missing > 0 then ', ' || missing || ' ids fetched' else '' end
              || case when proven then '' else ', not proven' end, null, at
          from feed_events order by at desc limit 20)
        union all
        (select coalesce(repaired_at, opened_at), 'gap_' || state, symbol, null, null, null,
            coalesce(missing || ' trades from id ' || from_id || ' to ' || to_id,
              'an outage, trades from id ' || from_id || ' on'), null,
            coalesce(repaired_at, opened_at)
          from gaps order by coalesce(repaired_at, opened_at) desc limit 20)
      ) steps
      order by written_at desc, timestamp desc, event, symbol, timeframe
      limit ?
      """;

  private RecentRows() {}

  /** The newest steps, by when they were written. */
  public static List<ObjectNode> steps(Connection connection, int count) throws SQLException {
    return Sql.rows(connection, STEPS, count);
  }
}
