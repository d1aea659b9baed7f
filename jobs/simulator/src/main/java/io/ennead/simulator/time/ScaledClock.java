package io.ennead.simulator.time;

import java.time.Instant;

/**
 * Runs from a given instant, by a given factor faster than the machine's clock. Safe for several
 * threads.
 */
public final class ScaledClock implements SimulatedClock {
  private final long originMicros;
  private final double speed;
  private volatile long startedNanos;
  private volatile boolean started;

  /**
   * @param origin what the clock shows until it is started
   * @param speed simulated seconds in a real one, above 0
   */
  public ScaledClock(Instant origin, double speed) {
    if (!(speed > 0) || speed > 100_000) {
      throw new IllegalArgumentException(
          "speed %s: take a factor above 0 and at most 100000".formatted(speed));
    }
    this.originMicros = origin.getEpochSecond() * 1_000_000 + origin.getNano() / 1000;
    this.speed = speed;
  }

  @Override
  public synchronized void start() {
    if (!started) {
      startedNanos = System.nanoTime();
      started = true;
    }
  }

  @Override
  public long nowMicros() {
    return started
        ? originMicros + (long) ((System.nanoTime() - startedNanos) / 1000.0 * speed)
        : originMicros;
  }
}
