package io.ennead.simulator.time;

import java.time.Duration;
import java.time.Instant;

/** Stands still until it is advanced. Safe for several threads. */
public final class ManualClock implements SimulatedClock {
  private long nowMicros;

  public ManualClock(Instant start) {
    nowMicros = start.getEpochSecond() * 1_000_000 + start.getNano() / 1000;
  }

  @Override
  public synchronized long nowMicros() {
    return nowMicros;
  }

  @Override
  public void start() {}

  /** Moves time on. */
  public synchronized void advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("time does not go back: " + by);
    }
    nowMicros += by.toNanos() / 1000;
  }
}
