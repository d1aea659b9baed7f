package io.ennead.binance.budget;

import io.ennead.binance.feed.RestAnswer;

/**
 * The request weight of one address, shared by everything in the process that asks the venue's REST
 * interface. It plans with a share of the limit, minds what others behind the same address use (the
 * header {@code X-MBX-USED-WEIGHT-1M} tells), and rests until {@code Retry-After} once refused. One
 * request is under way at a time, so that none is sent between a refusal and its arrival.
 *
 * <p>Limits: rest-api.md, "IP Limits". Safe for several threads.
 */
public final class WeightBudget {

  /** The window that the venue counts in, and a margin for requests that travel slowly. */
  private static final long WINDOW_MILLIS = 62_000L;

  /** When a request that was not answered is taken for lost, with its sender. */
  private static final long LOST_MILLIS = 60_000L;

  /** How long to rest when a refusal does not say. */
  private static final long DEFAULT_REST = 60_000L;

  /** What own and foreign use together may reach. */
  private static final double CEILING = 0.9;

  /** The part of its share that what is not urgent may use. */
  private static final double SPARE = 0.5;

  private static final int TOO_MANY = 429;
  private static final int BANNED = 418;

  private final double share;
  private final long lostMillis;
  private final SlidingLimit own = new SlidingLimit(Long.MAX_VALUE, WINDOW_MILLIS);
  private long limit;
  private long foreign;
  private long foreignUntil = Long.MIN_VALUE;
  private long frozenUntil = Long.MIN_VALUE;
  private long underWayUntil = Long.MIN_VALUE;

  /**
   * @param limit weight per minute that the venue allows
   * @param share the part of it that this process plans with, above 0 and at most 1
   */
  public WeightBudget(long limit, double share) {
    this(limit, share, LOST_MILLIS);
  }

  /**
   * A budget on a clock that may run fast.
   *
   * @param least what a request may take on a slow machine, in milliseconds of that clock
   */
  WeightBudget(long limit, double share, long least) {
    if (!(share > 0) || share > 1) {
      throw new IllegalArgumentException(
          "a weight share of " + share + " cannot be: take one above 0 and at most 1");
    }
    this.limit = limit;
    this.share = share;
    this.lostMillis = Math.max(LOST_MILLIS, least);
  }

  /** The limit that the venue declares. */
  public synchronized void limit(long weightPerMinute) {
    limit = weightPerMinute;
  }

  /**
   * Takes the weight for one request if the budget has room for it, does not rest, and no other is
   * under way. What comes of the request must be told.
   */
  public synchronized boolean tryTake(int weight, long now) {
    if (now < frozenUntil || now < underWayUntil) {
      return false;
    }
    long others = now < foreignUntil ? foreign : 0;
    long used = own.used(now);
    boolean granted =
        used + weight <= limit * share
            && used + others + weight <= limit * CEILING
            && own.tryTake(weight, now);
    if (granted) {
      underWayUntil = now + lostMillis;
    }
    return granted;
  }

  /** As {@link #tryTake}, and leaves room for what is more urgent. */
  public synchronized boolean tryTakeSpare(int weight, long now) {
    return own.used(now) + weight <= limit * share * SPARE && tryTake(weight, now);
  }

  /** The request under way was answered. */
  public synchronized void answered(RestAnswer answer, long now) {
    underWayUntil = Long.MIN_VALUE;
    if (answer.usedWeight().isPresent()) {
      foreign = Math.max(0, answer.usedWeight().getAsLong() - own.used(now));
      foreignUntil = now + WINDOW_MILLIS;
    }
    if (answer.status() == TOO_MANY || answer.status() == BANNED) {
      long rest =
          answer.retryAfterSeconds().isPresent()
              ? answer.retryAfterSeconds().getAsLong() * 1_000L
              : DEFAULT_REST;
      frozenUntil = Math.max(frozenUntil, now + rest);
    }
  }

  /** The request under way got no answer. */
  public synchronized void unanswered() {
    underWayUntil = Long.MIN_VALUE;
  }

  /** Own weight in the last minute. */
  public synchronized long used(long now) {
    return own.used(now);
  }

  /** Own weight that may be used in a minute. */
  public synchronized long planned() {
    return (long) (limit * share);
  }

  /** Whether it rests. */
  public synchronized boolean isFrozen(long now) {
    return now < frozenUntil;
  }
}
