package io.ennead.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.postgres.DatabaseOptions;
import io.ennead.simulator.market.AggregateTrade;
import io.ennead.simulator.market.Market;
import io.ennead.simulator.market.TradeHistory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What the table gaps says of those that were repaired, in the order of their ids. */
record ShownGaps(List<Row> rows) {

  /** How far trades may be out of the order of their ids. */
  private static final long TOLERANCE = 1_000;

  private static final String REPAIRED =
      """
      select symbol, from_id, to_id, (extract(epoch from since) * 1000)::bigint,
        (extract(epoch from until) * 1000)::bigint
      from gaps where state = 'repaired' order by symbol, from_id, since
      """;

  /** Times in epoch milliseconds. */
  private record Row(String symbol, long fromId, long toId, long since, long until) {}

  static ShownGaps repaired(DatabaseOptions database) throws SQLException {
    List<Row> rows = new ArrayList<>();
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(REPAIRED)) {
      while (row.next()) {
        rows.add(
            new Row(
                row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
      }
    }
    return new ShownGaps(rows);
  }

  /** How many of a symbol's ids were missing. */
  long ids(String symbol) {
    return rows.stream()
        .filter(row -> row.symbol().equals(symbol))
        .mapToLong(row -> row.toId() - row.fromId() + 1)
        .sum();
  }

  /**
   * Every missing id is one of the exchange's, is missing once, and was traded in the gap's time,
   * which ends where it can no longer have been.
   */
  void assertAreOf(Market market, Instant from) {
    rows.stream()
        .collect(Collectors.groupingBy(Row::symbol))
        .forEach((symbol, gaps) -> assertAreOf(times(market, symbol, from, gaps), gaps));
  }

  private static void assertAreOf(Map<Long, Long> times, List<Row> gaps) {
    long last = Long.MIN_VALUE;
    for (Row gap : gaps) {
      assertThat(gap.fromId()).as("%s", gap).isGreaterThan(last);
      last = gap.toId();
      assertThat(times).as("%s", gap).containsKeys(gap.fromId() - 1, gap.toId() + 1);
      assertThat(gap.since()).isBetween(times.get(gap.fromId() - 1) - TOLERANCE, gap.until());
      assertThat(gap.until()).isLessThanOrEqualTo(times.get(gap.toId() + 1) + TOLERANCE);
      LongStream.rangeClosed(gap.fromId(), gap.toId())
          .forEach(
              id ->
                  assertThat(times.get(id))
                      .as("time of %d in %s", id, gap)
                      .isNotNull()
                      .isBetween(gap.since(), gap.until()));
    }
  }

  /** The exchange's trades by id, in epoch milliseconds. */
  private static Map<Long, Long> times(Market market, String symbol, Instant from, List<Row> gaps) {
    long until = gaps.get(gaps.size() - 1).until() + Duration.ofHours(1).toMillis();
    return new TradeHistory(market)
        .between(symbol, from.toEpochMilli() * 1_000, until * 1_000).stream()
            .collect(Collectors.toMap(AggregateTrade::id, trade -> trade.timeMicros() / 1_000));
  }
}
