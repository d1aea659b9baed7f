package io.ennead.binance.reader;

import java.util.Arrays;

/** How often a stream speaks, and when it last gave a sign of life. */
final class Rhythm {

  private static final int MEMORY = 63;

  private final long shortest;
  private final long longest;
  private final int gaps;
  private final long[] pauses = new long[MEMORY];
  private int count;
  private long lastTrade = Long.MIN_VALUE;
  private long lastSign;

  /**
   * @param shortest no silence below this is suspicious, in milliseconds
   * @param longest any above this is, in milliseconds: a symbol without progress holds back all
   * @param gaps between the two, one above so many times the median pause between trades is
   */
  Rhythm(long shortest, long longest, int gaps) {
    this.shortest = shortest;
    this.longest = Math.max(shortest, longest);
    this.gaps = gaps;
  }

  void traded(long now) {
    if (lastTrade != Long.MIN_VALUE) {
      pauses[count++ % MEMORY] = now - lastTrade;
    }
    lastTrade = now;
    lastSign = now;
  }

  /** Something else showed that nothing is missing. */
  void sign(long now) {
    lastSign = now;
  }

  /** Begins to listen anew: the pause of a reconnect is none of the stream's. */
  void restart(long now) {
    lastTrade = Long.MIN_VALUE;
    lastSign = now;
  }

  boolean isSuspicious(long now) {
    return now - lastSign > threshold();
  }

  private long threshold() {
    int known = Math.min(count, MEMORY);
    if (known < 3) {
      return shortest;
    }
    long[] sorted = Arrays.copyOf(pauses, known);
    Arrays.sort(sorted);
    return Math.min(longest, Math.max(shortest, gaps * sorted[known / 2]));
  }
}
