package io.ennead.analytics.consensus.market;

import io.ennead.analytics.indicators.primitive.SeededAverage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** ATR(14) in price units as the indicator of that name: the first value comes with candle 15. */
final class AverageTrueRange {

  private final SeededAverage average = SeededAverage.wilder(14);
  private double previousClose = Double.NaN;

  /** The value with this candle in it; NaN while not ready. */
  double update(double high, double low, double close) {
    if (!Double.isNaN(previousClose)) {
      average.update(Math.max(high, previousClose) - Math.min(low, previousClose));
    }
    previousClose = close;
    return average.value();
  }

  void write(DataOutput out) throws IOException {
    average.save(out);
    out.writeDouble(previousClose);
  }

  void read(DataInput in) throws IOException {
    average.load(in);
    previousClose = in.readDouble();
  }
}
