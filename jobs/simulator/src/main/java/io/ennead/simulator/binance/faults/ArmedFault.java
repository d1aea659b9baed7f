package io.ennead.simulator.binance.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A fault with what it has seen and done so far. Used by one thread. */
final class ArmedFault {
  private final Fault fault;
  private final List<Runnable> held = new ArrayList<>();
  private long beginsAt;
  private long seen;
  private int used;
  private int heldFor;

  ArmedFault(Fault fault, long startMicros) {
    this.fault = fault;
    beginsAt =
        fault.after() != null
            ? Long.MAX_VALUE
            : startMicros + (fault.at() == null ? 0 : micros(fault.at()));
  }

  Fault fault() {
    return fault;
  }

  FaultKind kind() {
    return fault.kind();
  }

  /**
   * Whether the matching message, connection or request that is about to pass is struck; counts it.
   */
  boolean strikes(long now) {
    if (fault.after() != null && seen++ == fault.after()) {
      beginsAt = now;
    }
    return applies(now);
  }

  /**
   * Whether the connection is struck now that a matching message has been sent on it; counts it.
   */
  boolean strikesAfterMessage(long now) {
    if (++seen == fault.after()) {
      beginsAt = now;
    }
    return applies(now);
  }

  private boolean applies(long now) {
    if (now < beginsAt) {
      return false;
    }
    if (fault.lasts() != null) {
      return now < beginsAt + micros(fault.lasts());
    }
    return used++ < limit();
  }

  /** Whether it goes on for a while rather than for a number of times. */
  boolean isUnderWay(long now) {
    return fault.lasts() != null && now >= beginsAt && now < beginsAt + micros(fault.lasts());
  }

  /**
   * Holds a message of the first connection that comes; gives back all in reverse once enough are
   * there.
   */
  List<Runnable> hold(int connection, Runnable send) {
    if (held.isEmpty()) {
      heldFor = connection;
    }
    held.add(send);
    if (held.size() < limit()) {
      return List.of();
    }
    List<Runnable> reversed = new ArrayList<>(held);
    Collections.reverse(reversed);
    return reversed;
  }

  boolean holdsFor(int connection) {
    return held.isEmpty() || heldFor == connection && held.size() < limit();
  }

  int limit() {
    return fault.count() == null ? 1 : fault.count();
  }

  static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }
}
