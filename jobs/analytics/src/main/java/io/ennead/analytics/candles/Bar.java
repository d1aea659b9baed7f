package io.ennead.analytics.candles;

import io.ennead.records.Candle;
import java.math.BigDecimal;

/**
 * A closed candle in binary floating point: what indicators and heads read. Made once per candle.
 *
 * @param openTime epoch milliseconds
 * @param volume in the base asset (forex: the tick count)
 * @param takerBuyVolume base volume in which the taker bought; {@code NaN} where it is not known
 */
public record Bar(
    long openTime,
    double open,
    double high,
    double low,
    double close,
    double volume,
    double takerBuyVolume) {

  public Bar {
    if (!Double.isFinite(open)
        || !Double.isFinite(high)
        || !Double.isFinite(low)
        || !Double.isFinite(close)
        || !Double.isFinite(volume)) {
      throw new IllegalArgumentException(
          "bar at %d is refused: open %s, high %s, low %s, close %s and volume %s must be finite"
              .formatted(openTime, open, high, low, close, volume));
    }
    if (Double.isInfinite(takerBuyVolume)) {
      throw new IllegalArgumentException(
          "bar at %d is refused: taker buy volume %s must be finite, or NaN where it is not known"
              .formatted(openTime, takerBuyVolume));
    }
  }

  /** The nearest doubles to a candle's decimals. */
  public static Bar of(Candle candle) {
    BigDecimal taker = candle.takerBuyVolume();
    return new Bar(
        candle.openTime(),
        candle.open().doubleValue(),
        candle.high().doubleValue(),
        candle.low().doubleValue(),
        candle.close().doubleValue(),
        candle.volume().doubleValue(),
        taker == null ? Double.NaN : taker.doubleValue());
  }
}
