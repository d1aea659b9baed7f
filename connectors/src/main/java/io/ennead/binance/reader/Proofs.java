package io.ennead.binance.reader;

import io.ennead.binance.wire.VenueKline;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Up to which time a symbol's trades are proven complete, by the trades themselves, by klines, or
 * by a probe.
 *
 * <p>A closed kline tells the last trade id of its minute: once that has been delivered, the minute
 * is complete. A closed one without a trade prolongs a proof that reaches its start. A forming one
 * proves nothing about time, for a trade of the minute before may still come within the tolerance;
 * that its last id is ours only shows that nothing is missing so far.
 */
final class Proofs {

  private static final int MOST_WAITING = 120;

  private final long tolerance;
  private final Deque<VenueKline> waiting = new ArrayDeque<>();

  /** Minutes whose closed kline is or was waiting: it may be sent twice. */
  private final TreeSet<Long> known = new TreeSet<>();

  private long until;
  private long latestKline = Long.MIN_VALUE;

  /**
   * @param tolerance by how much a trade's time may lie behind an earlier one's, milliseconds
   * @param until up to when it is proven at the start, or {@link Long#MIN_VALUE}
   */
  Proofs(long tolerance, long until) {
    this.tolerance = tolerance;
    this.until = until;
  }

  /** Up to when, epoch milliseconds. */
  long until() {
    return until;
  }

  void reach(long millis) {
    until = Math.max(until, millis);
  }

  void traded(long millis) {
    reach(millis - tolerance);
  }

  /**
   * Takes a kline in.
   *
   * @param lastTradeId the highest trade id delivered
   * @return whether it shows that nothing is missing so far
   */
  boolean offer(VenueKline kline, long lastTradeId) {
    latestKline = Math.max(latestKline, kline.eventMillis());
    if (kline.closed() && known.add(kline.openTime())) {
      waiting.addLast(kline);
      if (known.size() > 2 * MOST_WAITING) {
        known.pollFirst();
      }
      if (waiting.size() > MOST_WAITING) {
        waiting.removeFirst();
      }
    }
    if (kline.isQuiet()) {
      return until >= kline.openTime();
    }
    return lastTradeId >= kline.lastTradeId();
  }

  /** Settles the closed klines whose trades have all been delivered. */
  void settle(long lastTradeId, Consumer<VenueKline> settled) {
    for (Iterator<VenueKline> it = waiting.iterator(); it.hasNext(); ) {
      VenueKline kline = it.next();
      boolean whole =
          kline.isQuiet() ? until >= kline.openTime() : lastTradeId >= kline.lastTradeId();
      if (whole) {
        it.remove();
        reach(kline.endTime());
        settled.accept(kline);
      }
    }
  }

  boolean hasWaiting() {
    return !waiting.isEmpty();
  }

  /** By how much the klines are ahead of the proof, in milliseconds of market time. */
  long behindKlines() {
    return latestKline == Long.MIN_VALUE || until == Long.MIN_VALUE
        ? 0
        : Math.max(0, latestKline - until);
  }
}
