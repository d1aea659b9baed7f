package io.ennead.standalone.live;

import io.ennead.postgres.DatabaseOptions;
import io.ennead.simulator.market.Kline;
import io.ennead.simulator.market.KlineInterval;
import io.ennead.simulator.market.Market;
import io.ennead.simulator.market.NaiveKlines;
import io.ennead.simulator.market.TradeHistory;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The value columns of candles by symbol, interval and open time: stored ones, and those that the
 * market itself makes by the plainest loop over its trades.
 */
final class CandleRows {

  private static final List<KlineInterval> INTERVALS =
      List.of(
          KlineInterval.MINUTE_1,
          KlineInterval.MINUTES_5,
          KlineInterval.MINUTES_15,
          KlineInterval.HOUR_1);

  private static final String COLUMNS =
      "open, high, low, close, volume, quote_volume, trade_count, taker_buy_volume,"
          + " taker_buy_quote_volume, first_trade_id, last_trade_id";

  private static final String SQL =
      "select symbol, interval, open_time, "
          + COLUMNS
          + " from candles where symbol = any(?) and open_time + interval::interval <= ?";

  private final Map<String, String> rows = new TreeMap<>();

  /** What a database holds of these symbols and has closed by an instant. */
  static CandleRows stored(DatabaseOptions database, List<String> symbols, Instant closedBy)
      throws SQLException {
    CandleRows stored = new CandleRows();
    try (Connection connection = database.connect();
        PreparedStatement query = connection.prepareStatement(SQL)) {
      query.setArray(1, connection.createArrayOf("text", symbols.toArray()));
      query.setTimestamp(2, java.sql.Timestamp.from(closedBy));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          BigDecimal[] values = new BigDecimal[11];
          for (int i = 0; i < values.length; i++) {
            values[i] = row.getBigDecimal(i + 4);
          }
          stored.add(row.getString(1), row.getString(2), row.getTimestamp(3).toInstant(), values);
        }
      }
    }
    return stored;
  }

  /**
   * What must be there of a symbol that is read from an instant on, at another: candles that lie
   * between the two and do not open before the first minute with a price.
   */
  static CandleRows ofMarket(Market market, List<String> symbols, Instant since, Instant closedBy) {
    CandleRows expected = new CandleRows();
    for (String symbol : symbols) {
      long priced =
          new TradeHistory(market)
              .since(symbol, micros(since), micros(closedBy), 1)
              .get(0)
              .timeMicros();
      long from = Math.max(KlineInterval.MINUTE_1.openTime(priced), micros(since));
      for (KlineInterval interval : INTERVALS) {
        for (Kline kline :
            new NaiveKlines(market).between(symbol, from, micros(closedBy), interval)) {
          if (kline.closeTime() <= micros(closedBy)) {
            expected.add(symbol, interval, kline);
          }
        }
      }
    }
    return expected;
  }

  private static long micros(Instant instant) {
    return instant.toEpochMilli() * 1_000;
  }

  private void add(String symbol, KlineInterval interval, Kline kline) {
    boolean traded = kline.trades() > 0;
    add(
        symbol,
        interval.code(),
        Instant.ofEpochMilli(kline.openTime() / 1_000),
        kline.open(),
        kline.high(),
        kline.low(),
        kline.close(),
        kline.volume(),
        kline.quoteVolume(),
        BigDecimal.valueOf(kline.trades()),
        kline.takerBuyVolume(),
        kline.takerBuyQuoteVolume(),
        traded ? BigDecimal.valueOf(kline.firstTradeId()) : null,
        traded ? BigDecimal.valueOf(kline.lastTradeId()) : null);
  }

  private void add(String symbol, String interval, Instant openTime, BigDecimal... values) {
    List<String> texts = new ArrayList<>();
    for (BigDecimal value : values) {
      texts.add(value == null ? "-" : value.stripTrailingZeros().toPlainString());
    }
    rows.put("%s %3s %s".formatted(symbol, interval, openTime), String.join(" ", texts));
  }

  int size() {
    return rows.size();
  }

  /** The first rows that differ from others, each as it is here and there; empty if none does. */
  List<String> differencesTo(CandleRows others, int most) {
    TreeSet<String> keys = new TreeSet<>(rows.keySet());
    keys.addAll(others.rows.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(rows.get(key), others.rows.get(key)))
        .limit(most)
        .map(key -> "%s%n      %s%n      %s".formatted(key, rows.get(key), others.rows.get(key)))
        .toList();
  }
}
