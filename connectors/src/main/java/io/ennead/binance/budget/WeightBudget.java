package io.ennead.binance.budget;

/**
 * The request weight of one address, shared by everything in the process that asks the venue's REST
 * interface. It plans with a share of the limit, minds what others behind the same address use (the
 * header {@code X-MBX-USED-WEIGHT-1M} tells), and rests until {@code Retry-After} once refused.
 *
 * <p>Limits: rest-api.md, "IP Limits". Safe for several threads.
 */
public final class WeightBudget {

  /** The window that the venue counts in, and a margin for requests that travel slowly. */
  private static final long WINDOW_MILLIS = 62_000L;

  /** What own and foreign use together may reach. */
  private static final double CEILING = 0.9;

  private final double share;
  private final SlidingLimit own = new SlidingLimit(Long.MAX_VALUE, WINDOW_MILLIS);
  private long limit;
  private long foreign;
  private long foreignUntil = Long.MIN_VALUE;
  private long frozenUntil = Long.MIN_VALUE;

  /**
   * @param limit weight per minute that the venue allows
   * @param share the part of it that this process plans with, above 0 and at most 1
   */
  public WeightBudget(long limit, double share) {
    if (!(share > 0) || share > 1) {
      throw new IllegalArgumentException(
          "a weight share of " + share + " cannot be: take one above 0 and at most 1");
    }
    this.limit = limit;
    this.share = share;
  }

  /** The limit that the venue declares. */
  public synchronized void limit(long weightPerMinute) {
    limit = weightPerMinute;
  }

  /** Takes the weight if the budget has room for it and does not rest. */
  public synchronized boolean tryTake(int weight, long now) {
    if (now < frozenUntil) {
      return false;
    }
    long others = now < foreignUntil ? foreign : 0;
    long used = own.used(now);
    return used + weight <= limit * share
        && used + others + weight <= limit * CEILING
        && own.tryTake(weight, now);
  }

  /** Minds the weight that the venue says to have counted in its running minute. */
  public synchronized void observe(long usedByAddress, long now) {
    foreign = Math.max(0, usedByAddress - own.used(now));
    foreignUntil = now + WINDOW_MILLIS;
  }

  /** Rests: no request before that time. */
  public synchronized void freeze(long until) {
    frozenUntil = Math.max(frozenUntil, until);
  }

  /** Own weight in the last minute. */
  public synchronized long used(long now) {
    return own.used(now);
  }

  /** Whether it rests. */
  public synchronized boolean isFrozen(long now) {
    return now < frozenUntil;
  }
}
