package io.ennead.binance.clock;

/** The machine's clock, or one that runs faster by a factor beside a sped-up exchange. */
public final class ScaledClock implements SourceClock {

  private static final long serialVersionUID = 1L;

  private final double speed;

  /**
   * @param speed seconds of this clock in one of the machine's, above 0; 1 beside a real exchange
   */
  public ScaledClock(double speed) {
    if (!(speed > 0) || speed > 100_000) {
      throw new IllegalArgumentException(
          "speed " + speed + " cannot be: take a factor above 0 and at most 100000");
    }
    this.speed = speed;
  }

  @Override
  public long millis() {
    return (long) (System.nanoTime() / 1e6 * speed);
  }

  @Override
  public long toMachineMillis(long millis) {
    return Math.max(1, (long) (millis / speed));
  }

  @Override
  public long wallMillis() {
    return System.currentTimeMillis();
  }
}
