package io.ennead.binance.futures;

import io.ennead.binance.feed.RestRequest;
import io.ennead.records.Interval;

/**
 * The requests of the futures feed, with their weights. All rows are addressed by the time that
 * they are about, so that the same question has the same answer.
 */
final class FuturesApi {

  private FuturesApi() {}

  static RestRequest time() {
    return new RestRequest("/fapi/v1/time", "", 1);
  }

  /** Klines of the mark price; {@code from} and {@code to} are open times, both included. */
  static RestRequest markKlines(String symbol, long from, long to) {
    return klines("/fapi/v1/markPriceKlines?symbol=", symbol, Interval.M1, from, to);
  }

  /** Klines of the index; a pair has the name of its perpetual. */
  static RestRequest indexKlines(String pair, long from, long to) {
    return klines("/fapi/v1/indexPriceKlines?pair=", pair, Interval.M1, from, to);
  }

  static RestRequest klines(String symbol, Interval interval, long from, long to) {
    return klines("/fapi/v1/klines?symbol=", symbol, interval, from, to);
  }

  private static RestRequest klines(
      String path, String symbol, Interval interval, long from, long to) {
    int rows = (int) ((to - from) / interval.millis()) + 1;
    int mark = path.indexOf('?');
    return new RestRequest(
        path.substring(0, mark),
        "%s%s&interval=%s&startTime=%d&endTime=%d&limit=%d"
            .formatted(path.substring(mark + 1), symbol, interval.label(), from, to, rows),
        weight(rows));
  }

  /** The weight of klines by the number of rows that are asked for. */
  private static int weight(int limit) {
    return limit < 100 ? 1 : limit < 500 ? 2 : limit <= 1_000 ? 5 : 10;
  }

  /** Rates by the time at which they were settled, both ends included. */
  static RestRequest funding(String symbol, long from, long to) {
    return new RestRequest(
        "/fapi/v1/fundingRate",
        "symbol=%s&startTime=%d&endTime=%d&limit=100".formatted(symbol, from, to),
        1);
  }

  /** Open interest in steps of five minutes, both ends included. */
  static RestRequest openInterest(String symbol, long from, long to) {
    return statistics("/futures/data/openInterestHist", symbol, from, to);
  }

  /** Accounts long over accounts short in steps of five minutes, both ends included. */
  static RestRequest accountRatio(String symbol, long from, long to) {
    return statistics("/futures/data/globalLongShortAccountRatio", symbol, from, to);
  }

  private static RestRequest statistics(String path, String symbol, long from, long to) {
    return new RestRequest(
        path,
        "symbol=%s&period=5m&startTime=%d&endTime=%d&limit=%d"
            .formatted(symbol, from, to, (to - from) / Interval.M5.millis() + 1),
        1);
  }
}
