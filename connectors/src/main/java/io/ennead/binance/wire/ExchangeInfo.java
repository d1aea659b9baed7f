package io.ennead.binance.wire;

import java.util.Map;

/**
 * What the exchange says about itself.
 *
 * @param statuses status per symbol, e.g. {@code TRADING}, {@code HALT}, {@code BREAK}
 * @param weightPerMinute how much request weight an address may use per minute
 */
public record ExchangeInfo(Map<String, String> statuses, int weightPerMinute) {

  public ExchangeInfo {
    statuses = Map.copyOf(statuses);
  }
}
