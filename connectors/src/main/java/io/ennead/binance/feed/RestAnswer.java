package io.ennead.binance.feed;

import java.util.OptionalLong;

/**
 * What a GET was answered.
 *
 * @param usedWeight {@code X-MBX-USED-WEIGHT-1M}
 * @param retryAfterSeconds {@code Retry-After}
 */
public record RestAnswer(
    int status, String body, OptionalLong usedWeight, OptionalLong retryAfterSeconds) {

  /** A successful answer without headers. */
  public static RestAnswer ok(String body) {
    return new RestAnswer(200, body, OptionalLong.empty(), OptionalLong.empty());
  }
}
