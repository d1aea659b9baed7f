package io.ennead.workflow.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which series there are, and their newest candles. */
public final class SeriesRows {

  /** Jumps from one instrument to the next along the key, however many candles each has. */
  private static final String INSTRUMENTS =
      """
      with recursive instruments as (
        (select exchange, symbol from candles order by exchange, symbol limit 1)
        union all
        select next.exchange, next.symbol from instruments cross join lateral (
          select exchange, symbol from candles
          where (exchange, symbol) > (instruments.exchange, instruments.symbol)
          order by exchange, symbol limit 1) next)
      """;

  private static final String NEWEST =
      INSTRUMENTS
          + """
          select exchange, symbol, unit.interval, open_time, open_time + unit.length as close_time,
            close, quality, written_at, outage.since as outage_since
          from instruments
          cross join lateral (
            select min(since) as since from gaps
            where gaps.exchange = instruments.exchange and gaps.symbol = instruments.symbol
              and state = 'open' and to_id is null) outage
          cross join (values ('1m', interval '1 minute'), ('5m', interval '5 minutes'),
            ('15m', interval '15 minutes'), ('1h', interval '1 hour')) as unit (interval, length)
          cross join lateral (
            select open_time, close, quality, written_at from candles c
            where c.exchange = instruments.exchange and c.symbol = instruments.symbol
              and c.interval = unit.interval
            order by open_time desc limit 1) newest
          order by exchange, symbol, unit.length
          """;

  private static final String DECISIONS =
      INSTRUMENTS
          + """
          select exchange, symbol, unit.interval, newest.*
          from instruments
          cross join (values ('1m', 1), ('5m', 2), ('15m', 3), ('1h', 4)) as unit (interval, rank)
          cross join lateral (
            select close_time, verdict, reason, value, threshold, direction, probability,
              confidence, agreeing, boost, votes, gates, written_at
            from decisions d
            where d.exchange = instruments.exchange and d.symbol = instruments.symbol
              and d.interval = unit.interval
            order by close_time desc limit 1) newest
          order by exchange, symbol, unit.rank
          """;

  private static final String INDICATORS =
      INSTRUMENTS
          + """
          select max(newest.written_at) as written_at
          from instruments
          cross join (values ('1m'), ('5m'), ('15m'), ('1h')) as unit (interval)
          cross join lateral (
            select written_at from indicators i
            where i.exchange = instruments.exchange and i.symbol = instruments.symbol
              and i.interval = unit.interval
            order by open_time desc limit 1) newest
          """;

  private SeriesRows() {}

  /**
   * The newest candle of each series, by instrument, the shortest interval first; with the time
   * since when nothing is known of the instrument, where an outage lasts.
   */
  public static List<ObjectNode> newestCandles(Connection connection) throws SQLException {
    return Sql.rows(connection, NEWEST);
  }

  /** When the indicators of the newest candles were written; nothing where there are none. */
  public static Optional<Instant> indicatorsWrittenAt(Connection connection) throws SQLException {
    JsonNode written = Sql.rows(connection, INDICATORS).get(0).get("written_at");
    return written.isNull() ? Optional.empty() : Optional.of(Instant.parse(written.asText()));
  }

  /** The newest decision of each series. */
  public static List<ObjectNode> newestDecisions(Connection connection) throws SQLException {
    return Sql.rows(connection, DECISIONS);
  }
}
