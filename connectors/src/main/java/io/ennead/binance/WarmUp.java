package io.ennead.binance;

import io.ennead.records.Interval;
import java.io.Serializable;

/**
 * How far the closed candles reach back that come before the first trades of a symbol: so many of
 * each interval, and on to the last anchor before, so that an average that begins there is whole.
 *
 * @param candles of each interval; 0 for none
 * @param anchorPeriod between two anchors, milliseconds; 0 for no anchor
 * @param anchorOffset of the anchors from the epoch, milliseconds
 */
public record WarmUp(int candles, long anchorPeriod, long anchorOffset) implements Serializable {

  private static final long DAY = 86_400_000L;

  public WarmUp {
    if (candles < 0) {
      throw new IllegalArgumentException(
          "%s = %d cannot be: take 0 or more"
              .formatted(BinanceOptions.WARM_UP_CANDLES.key(), candles));
    }
  }

  /** So many candles of each interval, and on to the last 00:00 UTC. */
  public static WarmUp of(int candles) {
    return new WarmUp(candles, DAY, 0);
  }

  /** The same with other anchors. */
  public WarmUp anchored(long period, long offset) {
    return new WarmUp(candles, period, offset);
  }

  /** Whether any candle is to come before the trades. */
  public boolean isWanted() {
    return candles > 0;
  }

  /**
   * The open time of the first candle.
   *
   * @param until where the candles end, exclusive, epoch milliseconds
   */
  public long from(Interval interval, long until) {
    long counted = until - candles * interval.millis();
    return anchorPeriod == 0
        ? counted
        : Math.min(
            counted, interval.floor(until - Math.floorMod(until - anchorOffset, anchorPeriod)));
  }
}
