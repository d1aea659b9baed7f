package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.Ratio;
import io.ennead.analytics.indicators.primitive.Ring;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Stochastic oscillator: %K, not smoothed, and %D, its simple mean. 50 where high and low of the
 * window are equal.
 */
public final class Stochastic extends Formula {

  public static final int K = 0;
  public static final int D = 1;

  private final int length;
  private final int meanLength;
  private final Ring ks;

  public Stochastic(int length, int meanLength) {
    super("stochastic(" + length + "," + meanLength + ")", 2);
    this.length = length;
    this.meanLength = meanLength;
    ks = new Ring(meanLength);
  }

  @Override
  public void update(Inputs in) {
    if (in.candles.size() < length) {
      return;
    }
    double lowest = in.lowest(length);
    values[K] = 100 * Ratio.of(in.close - lowest, in.highest(length) - lowest, .5);
    ks.push(values[K]);
    if (ks.size() >= meanLength) {
      values[D] = ks.mean(meanLength);
    }
  }

  @Override
  void saveState(DataOutput out) throws IOException {
    ks.save(out);
  }

  @Override
  void loadState(DataInput in) throws IOException {
    ks.load(in);
  }
}
