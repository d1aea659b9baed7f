package io.ennead.records;

import java.util.Arrays;
import java.util.Objects;

/**
 * The indicators after one closed candle. The arrays are the record's own: nobody changes them.
 *
 * @param openTime the candle's, epoch milliseconds
 * @param values one per column in the order of the indicator table; NaN while warming up
 * @param extras the values of the configured further indicators in their order; NaN likewise
 * @param longs columns that vote LONG
 * @param shorts columns that vote SHORT
 * @param abstaining columns without a vote
 * @param trend category score, 0 all SHORT to 1 all LONG; NaN while warming up
 * @param momentum category score likewise
 * @param volatility category score likewise
 * @param quality the candle's, or {@link Quality#GAP} while one is among the last 200 candles
 * @param revision rises with every recomputation of the same candle
 */
public record IndicatorSnapshot(
    Instrument instrument,
    Interval interval,
    long openTime,
    double[] values,
    double[] extras,
    int longs,
    int shorts,
    int abstaining,
    double trend,
    double momentum,
    double volatility,
    Quality quality,
    int revision) {

  public IndicatorSnapshot {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(values, "values");
    Objects.requireNonNull(extras, "extras");
    Objects.requireNonNull(quality, "quality");
    if (longs < 0 || shorts < 0 || abstaining < 0 || longs + shorts + abstaining != values.length) {
      throw new IllegalArgumentException(
          "%d long, %d short and %d abstaining votes do not add up to %d columns"
              .formatted(longs, shorts, abstaining, values.length));
    }
  }

  /** Equal to the bit: NaN equals NaN. */
  @Override
  public boolean equals(Object other) {
    return other instanceof IndicatorSnapshot that
        && sameValues(that)
        && quality == that.quality
        && revision == that.revision;
  }

  /** Whether all but the provenance (quality, revision) is equal to the bit. */
  public boolean sameValues(IndicatorSnapshot that) {
    return instrument.equals(that.instrument)
        && interval == that.interval
        && openTime == that.openTime
        && Arrays.equals(values, that.values)
        && Arrays.equals(extras, that.extras)
        && longs == that.longs
        && shorts == that.shorts
        && Double.compare(trend, that.trend) == 0
        && Double.compare(momentum, that.momentum) == 0
        && Double.compare(volatility, that.volatility) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(instrument, interval, openTime, revision, Arrays.hashCode(values));
  }

  @Override
  public String toString() {
    return "indicators of %s %s at %d, revision %d, %s: %d long, %d short, %d abstaining"
        .formatted(instrument, interval, openTime, revision, quality, longs, shorts, abstaining);
  }
}
