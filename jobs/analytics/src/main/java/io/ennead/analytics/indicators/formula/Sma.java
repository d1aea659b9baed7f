package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.CompensatedSum;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Simple moving average of the close: a compensated running sum, summed anew at every n-th candle
 * since the epoch, so that neither drift nor the start of a run shows.
 */
public final class Sma extends Formula {

  private final int length;
  private final CompensatedSum sum = new CompensatedSum();
  private long nextFreshSum;

  public Sma(int length) {
    super("sma(" + length + ")", 1);
    this.length = length;
  }

  @Override
  public void update(Inputs in) {
    if (in.candles.size() < length) {
      return;
    }
    if (in.index >= nextFreshSum || Double.isNaN(values[0])) {
      sumAnew(in);
    } else {
      sum.add(in.close);
      sum.add(-in.candles.close(length));
    }
    values[0] = sum.mean(length, in.close);
  }

  private void sumAnew(Inputs in) {
    sum.clear();
    for (int ago = length - 1; ago >= 0; ago--) {
      sum.add(in.candles.close(ago));
    }
    nextFreshSum = (Math.floorDiv(in.index, length) + 1) * length;
  }

  @Override
  void saveState(DataOutput out) throws IOException {
    sum.save(out);
    out.writeLong(nextFreshSum);
  }

  @Override
  void loadState(DataInput in) throws IOException {
    sum.load(in);
    nextFreshSum = in.readLong();
  }
}
