package io.ennead.binance.reader;

import io.ennead.binance.feed.RestRequest;
import io.ennead.binance.wire.TradeKind;
import io.ennead.records.Interval;

/** The requests that the reader sends, with their weights (rest-api.md). */
final class VenueApi {

  /** Most rows that one answer holds. */
  static final int PAGE = 1_000;

  private static final int AGG_TRADES_WEIGHT = 4;
  private static final int TRADES_WEIGHT = 25;

  private static final int KLINES_WEIGHT = 2;

  private VenueApi() {}

  /** What so many rows by id cost. */
  static long weightOfTrades(TradeKind kind, long rows) {
    return pages(rows) * (kind == TradeKind.AGG_TRADE ? AGG_TRADES_WEIGHT : TRADES_WEIGHT);
  }

  /** What so many klines cost, with finding the trade behind them and a page from there on. */
  static long weightOfCandles(long rows) {
    return pages(rows) * KLINES_WEIGHT + 2 * AGG_TRADES_WEIGHT;
  }

  private static long pages(long rows) {
    return (rows + PAGE - 1) / PAGE;
  }

  /** Klines that open in {@code [from, until)}, epoch milliseconds, the oldest first. */
  static RestRequest klines(String symbol, Interval interval, long from, long until, int limit) {
    return new RestRequest(
        "/api/v3/klines",
        "symbol=%s&interval=%s&startTime=%d&endTime=%d&limit=%d"
            .formatted(symbol, interval.label(), from, until - 1, limit),
        KLINES_WEIGHT);
  }

  /** Rows from this id on. */
  static RestRequest page(TradeKind kind, String symbol, long fromId, int limit) {
    String query = "symbol=%s&fromId=%d&limit=%d".formatted(symbol, fromId, limit);
    return kind == TradeKind.AGG_TRADE
        ? new RestRequest("/api/v3/aggTrades", query, AGG_TRADES_WEIGHT)
        : new RestRequest("/api/v3/historicalTrades", query, TRADES_WEIGHT);
  }

  /** The newest row. */
  static RestRequest head(TradeKind kind, String symbol) {
    String query = "symbol=%s&limit=1".formatted(symbol);
    return kind == TradeKind.AGG_TRADE
        ? new RestRequest("/api/v3/aggTrades", query, AGG_TRADES_WEIGHT)
        : new RestRequest("/api/v3/trades", query, TRADES_WEIGHT);
  }

  /** The first aggregate at or after an instant; single trades cannot be asked for by time. */
  static RestRequest firstSince(String symbol, long millis) {
    return new RestRequest(
        "/api/v3/aggTrades",
        "symbol=%s&startTime=%d&limit=1".formatted(symbol, millis),
        AGG_TRADES_WEIGHT);
  }

  /** The exchange's clock. */
  static RestRequest time() {
    return new RestRequest("/api/v3/time", "", 1);
  }
}
