package io.ennead.records;

/**
 * What is known of an instrument's perpetual future at one instant: the newest value of each feed,
 * {@code null} where there is none.
 *
 * @param premium (mark - index) / index, a fraction
 * @param fundingRate per 8 hours, a fraction
 * @param openInterest in the base asset
 * @param accountRatio accounts long over accounts short
 * @param candle the newest closed candle of the future, of the interval that is judged
 */
public record FuturesContext(
    FuturesReading premium,
    FuturesReading fundingRate,
    FuturesReading openInterest,
    FuturesReading accountRatio,
    Candle candle) {

  /** No feed at all. */
  public static final FuturesContext NONE = new FuturesContext(null, null, null, null, null);

  public boolean isEmpty() {
    return equals(NONE);
  }
}
