package io.ennead.records;

/**
 * One figure of a perpetual future.
 *
 * @param time when it became known, epoch milliseconds
 * @param value finite
 * @param period how often its feed brings a value, milliseconds
 */
public record FuturesReading(long time, double value, long period) {

  public FuturesReading {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "futures figure %s at %d is refused: it must be finite".formatted(value, time));
    }
    if (period <= 0) {
      throw new IllegalArgumentException(
          "period %d ms of a futures figure is refused: it must be above zero".formatted(period));
    }
  }

  /** The premium of a mark price over the index, as a fraction of the index. */
  public static FuturesReading premium(long time, double mark, double index, long period) {
    if (!(index > 0)) {
      throw new IllegalArgumentException(
          "index price %s at %d is refused: it must be above zero".formatted(index, time));
    }
    return new FuturesReading(time, (mark - index) / index, period);
  }
}
