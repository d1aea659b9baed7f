package io.ennead.simulator.binance;

/**
 * The unit in which the exchange writes times: milliseconds unless a client asks for microseconds.
 */
public enum StampUnit {
  MILLISECONDS(1000),
  MICROSECONDS(1);

  private final long micros;

  StampUnit(long micros) {
    this.micros = micros;
  }

  /** An instant in this unit. */
  public long of(long instantMicros) {
    return Math.floorDiv(instantMicros, micros);
  }

  /**
   * The unit that a client names in {@code timeUnit} or {@code X-MBX-TIME-UNIT}.
   *
   * @throws IllegalArgumentException if there is no such unit
   */
  public static StampUnit named(String name) {
    if (name == null || name.equalsIgnoreCase("MILLISECOND")) {
      return MILLISECONDS;
    }
    if (name.equalsIgnoreCase("MICROSECOND")) {
      return MICROSECONDS;
    }
    throw new IllegalArgumentException("no time unit " + name);
  }
}
