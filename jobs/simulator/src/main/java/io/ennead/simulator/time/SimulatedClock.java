package io.ennead.simulator.time;

/**
 * The time that a simulated exchange lives in. All its durations (pings, cuts, limits) are measured
 * on it.
 */
public interface SimulatedClock {

  /** Microseconds since the epoch; never goes back. */
  long nowMicros();

  /** Lets time begin to run; without effect on a clock that runs already or is stepped by hand. */
  void start();
}
