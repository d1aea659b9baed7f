package io.ennead.binance.reader;

import io.ennead.binance.feed.RestRequest;
import io.ennead.binance.wire.TradeKind;

/** The requests that the reader sends, with their weights (rest-api.md). */
final class VenueApi {

  /** Most rows that one answer holds. */
  static final int PAGE = 1_000;

  private static final int AGG_TRADES_WEIGHT = 4;
  private static final int TRADES_WEIGHT = 25;

  private VenueApi() {}

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
