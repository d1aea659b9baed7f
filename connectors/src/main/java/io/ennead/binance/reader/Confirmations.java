package io.ennead.binance.reader;

import io.ennead.binance.split.SplitGaps.Declared;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** What took effect because a checkpoint contains it, from the task thread to the fetching one. */
final class Confirmations {

  /**
   * A symbol goes on.
   *
   * @param gap the gap that it goes on behind, or null for its beginning, a repair, or minutes of
   *     an outage
   */
  record Confirmed(String symbol, Declared gap) {}

  private final ConcurrentLinkedQueue<Confirmed> queue = new ConcurrentLinkedQueue<>();

  void add(String symbol, Declared gap) {
    queue.add(new Confirmed(symbol, gap));
  }

  void drain(Consumer<Confirmed> into) {
    for (Confirmed next = queue.poll(); next != null; next = queue.poll()) {
      into.accept(next);
    }
  }
}
