package io.ennead.analytics.indicators;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.indicators.formula.VwapAnchor;
import io.ennead.records.Interval;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** The 69 indicators of one instrument and interval, candle by candle. */
public final class IndicatorSet {

  private final double[] values = new double[IndicatorDefinition.values().length];

  public IndicatorSet(Interval interval) {
    this(interval, VwapAnchor.UTC_DAY);
  }

  public IndicatorSet(Interval interval, VwapAnchor vwapAnchor) {
    Arrays.fill(values, Double.NaN);
  }

  /** Takes the next closed candle; one that is not later than the last is refused. */
  public void update(Bar bar) {
    throw new UnsupportedOperationException();
  }

  /** The value of a column after the last candle; NaN while warming up. */
  public double value(int column) {
    return values[column];
  }

  /** The value of a column after the last candle; NaN while warming up. */
  public double value(IndicatorDefinition indicator) {
    return value(indicator.ordinal());
  }

  /** The value of a column after the last candle; NaN while warming up. */
  public double value(String column) {
    return value(IndicatorDefinition.of(column));
  }

  /** A copy of all values in the order of {@link IndicatorDefinition}. */
  public double[] snapshot() {
    return values.clone();
  }

  /** Writes the whole state. */
  public void save(DataOutput out) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Takes over a state that {@link #save} wrote. */
  public void load(DataInput in) throws IOException {
    throw new UnsupportedOperationException();
  }
}
