package io.ennead.binance.feed;

/**
 * A GET of the REST interface.
 *
 * @param path e.g. {@code /api/v3/aggTrades}
 * @param query encoded, without the question mark; may be empty
 * @param weight what it costs of the request weight
 */
public record RestRequest(String path, String query, int weight) {

  @Override
  public String toString() {
    return query.isEmpty() ? path : path + "?" + query;
  }
}
