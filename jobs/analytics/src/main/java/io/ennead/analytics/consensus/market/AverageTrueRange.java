package io.ennead.analytics.consensus.market;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * ATR(14) in price units, Wilder's smoothing seeded with the mean of the first 14 true ranges as in
 * TA-Lib: the true range of the first candle is skipped, the first value comes with the 15th.
 */
final class AverageTrueRange {

  private static final int LENGTH = 14;

  private int ranges = -1;
  private double sum;
  private double value = Double.NaN;
  private double previousClose;

  /** The value with this candle in it; NaN while not ready. */
  double update(double high, double low, double close) {
    if (ranges >= 0) {
      double range = Math.max(high, previousClose) - Math.min(low, previousClose);
      if (ranges < LENGTH) {
        sum += range;
        value = ranges == LENGTH - 1 ? sum / LENGTH : Double.NaN;
      } else {
        value = (value * (LENGTH - 1) + range) / LENGTH;
      }
    }
    ranges = Math.min(ranges + 1, LENGTH);
    previousClose = close;
    return value;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(ranges);
    out.writeDouble(sum);
    out.writeDouble(value);
    out.writeDouble(previousClose);
  }

  void read(DataInput in) throws IOException {
    ranges = in.readInt();
    sum = in.readDouble();
    value = in.readDouble();
    previousClose = in.readDouble();
  }
}
