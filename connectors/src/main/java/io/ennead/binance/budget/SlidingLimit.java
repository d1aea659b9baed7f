package io.ennead.binance.budget;

import java.util.ArrayDeque;

/** At most so many units in any window of a length. Safe for several threads. */
public final class SlidingLimit {

  private final long limit;
  private final long windowMillis;
  private final ArrayDeque<long[]> taken = new ArrayDeque<>();
  private long inWindow;

  public SlidingLimit(long limit, long windowMillis) {
    this.limit = limit;
    this.windowMillis = windowMillis;
  }

  /** Takes units if the window has room for them. */
  public synchronized boolean tryTake(long units, long now) {
    if (used(now) + units > limit) {
      return false;
    }
    taken.addLast(new long[] {now, units});
    inWindow += units;
    return true;
  }

  /** Units taken in the window that ends now. */
  public synchronized long used(long now) {
    while (!taken.isEmpty() && taken.peekFirst()[0] <= now - windowMillis) {
      inWindow -= taken.removeFirst()[1];
    }
    return inWindow;
  }
}
