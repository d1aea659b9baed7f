package io.ennead.analytics.indicators.formula;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Supertrend: the lower of two ratcheting bands around the middle of the candle while the trend is
 * up, the upper one while it is down. The first candle's side of the middle gives the first trend
 * (D. Skender, Stock.Indicators). A flat market ends at its price.
 */
public final class Supertrend extends Formula {

  /** A close that is below the middle by less, as a share of the price, is on it. */
  private static final double ROUNDING = 1e-14;

  private final Atr range;
  private final double factor;
  private double upper;
  private double lower;
  private boolean up;
  private boolean flipped;

  public Supertrend(Atr range, double factor) {
    super("supertrend(" + range.id() + "," + factor + ")", 1, range);
    this.range = range;
    this.factor = factor;
  }

  @Override
  public void update(Inputs in) {
    double distance = factor * range.value();
    if (Double.isNaN(distance)) {
      return;
    }
    double middle = (in.high + in.low) / 2;
    boolean first = Double.isNaN(values[0]);
    if (first || middle + distance < upper || in.previousClose > upper) {
      upper = middle + distance;
    }
    if (first || middle - distance > lower || in.previousClose < lower) {
      lower = middle - distance;
    }
    boolean wasUp = first ? in.close >= middle - ROUNDING * Math.abs(middle) : up;
    up = in.close > (wasUp ? lower : upper);
    flipped |= up != wasUp;
    values[0] = up ? lower : upper;
  }

  /** 1 while the trend is up, -1 while it is down, 0 before it first turned. */
  public int direction() {
    return !flipped ? 0 : up ? 1 : -1;
  }

  @Override
  void saveState(DataOutput out) throws IOException {
    out.writeDouble(upper);
    out.writeDouble(lower);
    out.writeBoolean(up);
    out.writeBoolean(flipped);
  }

  @Override
  void loadState(DataInput in) throws IOException {
    upper = in.readDouble();
    lower = in.readDouble();
    up = in.readBoolean();
    flipped = in.readBoolean();
  }
}
