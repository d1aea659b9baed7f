package io.ennead.simulator.time;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;

/** What is to happen at which simulated instant. Used by one thread. */
public final class Agenda {
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::order));
  private long order;

  private record Entry(long at, long order, Runnable action) {}

  /** Plans an action; actions of one instant happen in the order in which they were planned. */
  public void at(long micros, Runnable action) {
    entries.add(new Entry(micros, order++, action));
  }

  /**
   * Does everything that is due up to and including an instant, also what is planned meanwhile.
   *
   * @param clock is set to the instant of each action before it
   */
  public void runUntil(long micros, LongConsumer clock) {
    while (!entries.isEmpty() && entries.peek().at <= micros) {
      Entry entry = entries.poll();
      clock.accept(entry.at);
      entry.action.run();
    }
  }
}
