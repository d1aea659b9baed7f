package io.ennead.binance.reader;

import io.ennead.metrics.Gauges;
import java.util.function.LongSupplier;

/**
 * What time it is at the exchange: the newest that it has told, and on from there by the source's
 * clock; before it has told any, by the market clock. Says only when to close minutes of which
 * nothing is known, and nothing about whole ones.
 */
final class MarketTime {

  private static final long NONE = Long.MIN_VALUE;

  /** A time that is further ahead than this is believed when another one tells it, too. */
  private static final long LEAP = 60_000;

  private final LongSupplier fallback;
  private long offset = NONE;
  private long doubtful = NONE;

  /**
   * @param fallback what time it probably is, epoch milliseconds; {@link Gauges#NONE} if unknown
   */
  MarketTime(LongSupplier fallback) {
    this.fallback = fallback;
  }

  /** The exchange told a time, epoch milliseconds, which was that or later when it came. */
  void heard(long millis, long now) {
    long heard = millis - now;
    boolean leaps = offset == NONE || heard - offset > LEAP;
    if (leaps && (doubtful == NONE || Math.abs(heard - doubtful) > LEAP)) {
      doubtful = heard;
    } else {
      offset = Math.max(offset, heard);
    }
  }

  /** The time at the exchange, epoch milliseconds; {@link Long#MIN_VALUE} if it is not known. */
  long at(long now) {
    if (offset != NONE) {
      return now + offset;
    }
    long millis = fallback.getAsLong();
    return millis == Gauges.NONE ? NONE : millis;
  }
}
