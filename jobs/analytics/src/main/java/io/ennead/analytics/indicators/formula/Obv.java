package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.CompensatedSum;
import io.ennead.analytics.indicators.primitive.Ratio;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * On-balance volume (J. Granville, 1963), 0 at the first candle (charting sites; TA-Lib starts with
 * its volume).
 */
public final class Obv extends Formula {

  private final CompensatedSum sum = new CompensatedSum();

  public Obv() {
    super("obv", 1);
  }

  @Override
  public void update(Inputs in) {
    if (in.hasPrevious) {
      sum.add(in.signedVolumes.get(0));
    }
    values[0] = sum.value();
  }

  /**
   * The last value less the mean of the last n, by the volume of these candles (0 without volume).
   * Taken from the newest steps alone, it depends neither on the size of the sum nor on the start
   * of the run. NaN before n candles.
   */
  public static double aboveMean(Inputs in, int n) {
    return in.candles.size() < n
        ? Double.NaN
        : Ratio.of(in.signedVolumes.weightedSum(n - 1) / n, in.volumes.sum(n), 0);
  }

  @Override
  void saveState(DataOutput out) throws IOException {
    sum.save(out);
  }

  @Override
  void loadState(DataInput in) throws IOException {
    sum.load(in);
  }
}
