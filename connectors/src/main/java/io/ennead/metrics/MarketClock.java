package io.ennead.metrics;

import java.io.Serializable;

/**
 * What time it is where the market trades: for metrics, and for when the minutes of an outage close
 * at an exchange that has told no time yet. No value may depend on it.
 *
 * @param speed seconds of the market in one of the machine's; 0 where the market's time is not
 *     known, as in a replay
 * @param offset what to add to the machine's epoch milliseconds times the speed
 */
public record MarketClock(double speed, double offset) implements Serializable {

  /** Of a market that trades now, by this machine's clock. */
  public static final MarketClock WALL = new MarketClock(1, 0);

  /** Of rows that are read again. */
  public static final MarketClock NONE = new MarketClock(0, 0);

  public MarketClock {
    if (!(speed >= 0)) {
      throw new IllegalArgumentException("a market clock of speed " + speed + " cannot be");
    }
  }

  /** A clock that shows this time now, in epoch milliseconds, and runs at this speed. */
  public static MarketClock showing(long marketMillis, double speed) {
    return new MarketClock(speed, marketMillis - System.currentTimeMillis() * speed);
  }

  /** The market's time in epoch milliseconds; {@link Gauges#NONE} if it is not known. */
  public long millis() {
    return speed == 0 ? Gauges.NONE : (long) (System.currentTimeMillis() * speed + offset);
  }

  /**
   * Milliseconds of the market's time since an instant, from 0; {@link Gauges#NONE} if its time is
   * not known, or there is no such instant.
   */
  public long since(long instant) {
    return speed == 0 || instant == Gauges.NONE ? Gauges.NONE : Math.max(0, millis() - instant);
  }
}
