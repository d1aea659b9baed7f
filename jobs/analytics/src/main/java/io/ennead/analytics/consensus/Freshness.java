package io.ennead.analytics.consensus;

/** How old a feed's value is at the instant of a vote, in the feed's own periods. */
public enum Freshness {
  /** Not older than one period. */
  CURRENT,
  /** Not older than two. */
  AGEING,
  /** Older: it no longer counts. */
  STALE;

  /**
   * @param now the instant of the vote, epoch milliseconds
   * @param time when the value became known; one later than now is an error of the join
   * @param period milliseconds
   */
  public static Freshness of(long now, long time, long period) {
    long age = now - time;
    if (age < 0) {
      throw new IllegalArgumentException(
          "value of %d is refused at %d: it lies in the future; join feeds by event time"
              .formatted(time, now));
    }
    return age <= period ? CURRENT : age <= 2 * period ? AGEING : STALE;
  }
}
