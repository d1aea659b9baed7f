package io.ennead.binance.budget;

import java.util.random.RandomGenerator;

/**
 * Exponential backoff with full jitter: a wait between 0 and a cap that doubles up to a maximum.
 */
public final class Backoff {

  private final long firstMillis;
  private final long maxMillis;
  private final RandomGenerator random;
  private long cap;

  public Backoff(long firstMillis, long maxMillis, RandomGenerator random) {
    if (firstMillis <= 0 || maxMillis < firstMillis) {
      throw new IllegalArgumentException(
          "a backoff from %d ms to %d ms cannot be".formatted(firstMillis, maxMillis));
    }
    this.firstMillis = firstMillis;
    this.maxMillis = maxMillis;
    this.random = random;
    this.cap = firstMillis;
  }

  /** How long to wait now, in milliseconds; the next cap is twice as long. */
  public long next() {
    long wait = random.nextLong(cap + 1);
    cap = Math.min(maxMillis, cap * 2);
    return wait;
  }

  /** Begins again with the first cap. */
  public void reset() {
    cap = firstMillis;
  }
}
