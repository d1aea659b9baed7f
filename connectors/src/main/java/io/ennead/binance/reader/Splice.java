package io.ennead.binance.reader;

import io.ennead.records.FeedEvent.Cause;

/** One search for ids that the stream did not bring: from its cause to its proof. */
final class Splice {

  private static final long SHORTEST_LAG = 250L;
  private static final long LONGEST_LAG = 2_000L;

  final Cause cause;
  final String detail;
  final long from;

  /** When to ask REST next. */
  long askAt;

  /** REST has nothing more, and the stream has yet to show that it follows on. */
  boolean caughtUp;

  private long lag = SHORTEST_LAG;

  Splice(Cause cause, String detail, long from, long askAt) {
    this.cause = cause;
    this.detail = detail;
    this.from = from;
    this.askAt = askAt;
  }

  /** REST gave rows: ask on at once. */
  void advanced(long now) {
    lag = SHORTEST_LAG;
    askAt = now;
  }

  /** REST lags behind the stream: ask again in a while. */
  void lagged(long now) {
    askAt = now + lag;
    lag = Math.min(LONGEST_LAG, lag * 2);
  }

  /** More is known to be missing after all. */
  void resume(long at) {
    caughtUp = false;
    askAt = at;
  }
}
