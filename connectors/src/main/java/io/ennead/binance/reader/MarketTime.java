package io.ennead.binance.reader;

import io.ennead.metrics.Gauges;
import io.ennead.metrics.MarketClock;

/**
 * What time it is at the exchange: the newest that it has told, and on from there by the source's
 * clock; before it has told any, by the market clock. Says only when to close minutes of which
 * nothing is known, and nothing about whole ones.
 */
final class MarketTime {

  private static final long NONE = Long.MIN_VALUE;

  private final MarketClock fallback;
  private long offset = NONE;

  MarketTime(MarketClock fallback) {
    this.fallback = fallback;
  }

  /** The exchange told a time, epoch milliseconds, which was that or later when it came. */
  void heard(long millis, long now) {
    offset = Math.max(offset, millis - now);
  }

  /** The time at the exchange, epoch milliseconds; {@link Long#MIN_VALUE} if it is not known. */
  long at(long now) {
    if (offset != NONE) {
      return now + offset;
    }
    long millis = fallback.millis();
    return millis == Gauges.NONE ? NONE : millis;
  }
}
