package io.ennead.binance.wire;

/**
 * The venue's stamps: milliseconds by default, microseconds with {@code timeUnit=MICROSECOND}. The
 * unit is told by the magnitude: from 1e15 on it is microseconds.
 */
final class VenueTime {

  private static final long MICROS_FROM = 1_000_000_000_000_000L;

  /** 2009-01-03, before which nothing was traded. */
  private static final long EARLIEST = 1_230_940_800_000_000L;

  /** 2100-01-01. */
  private static final long LATEST = 4_102_444_800_000_000L;

  private VenueTime() {}

  /** A stamp of either unit in microseconds since the epoch. */
  static long micros(String field, long stamp) {
    boolean inMicros = stamp >= MICROS_FROM;
    if (stamp < EARLIEST / 1_000L || stamp >= (inMicros ? LATEST : LATEST / 1_000L)) {
      throw new BadValueException(
          field + " = " + stamp + " is no time between 2009 and 2100 in ms or us");
    }
    return inMicros ? stamp : stamp * 1_000L;
  }

  /** A stamp of either unit in milliseconds since the epoch, rounded down. */
  static long millis(String field, long stamp) {
    return micros(field, stamp) / 1_000L;
  }
}
