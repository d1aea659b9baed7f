package io.ennead.workflow.status;

import java.time.Duration;

/**
 * How fresh data is. Ages are in the market's time; what the machine takes for its own work does
 * not shrink with a market that runs faster than the wall clock, so it is allowed for.
 */
public enum Freshness {
  REALTIME("realtime"),
  DELAYED("delayed"),
  STALE("stale"),
  NO_DATA("no_data");

  /** Wall time between the close of a candle and its row: proof, windows, batch, commit. */
  private static final Duration MACHINE = Duration.ofSeconds(4);

  private static final int REALTIME_PERIODS = 2;
  private static final int DELAYED_PERIODS = 5;

  private final String label;

  Freshness(String label) {
    this.label = label;
  }

  /** As it stands in JSON. */
  public String label() {
    return label;
  }

  /**
   * Of the newest closed candle.
   *
   * @param age market time since it closed
   * @param period its length
   * @param speed seconds of the market in one of the wall clock
   */
  public static Freshness of(Duration age, Duration period, double speed) {
    double periods = (age.toMillis() - MACHINE.toMillis() * speed) / (double) period.toMillis();
    if (periods < REALTIME_PERIODS) {
      return REALTIME;
    }
    return periods < DELAYED_PERIODS ? DELAYED : STALE;
  }

  /**
   * Whether something that moves once in a period has stopped: it did not in the last two.
   *
   * @param wallAge wall time since it moved
   */
  public static boolean hasStopped(Duration wallAge, Duration period, double speed) {
    double wallPeriod = speed > 0 ? period.toMillis() / speed : 0;
    return wallAge.toMillis() > 2 * wallPeriod + 2 * MACHINE.toMillis();
  }
}
