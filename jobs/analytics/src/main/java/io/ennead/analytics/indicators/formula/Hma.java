package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.Ring;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Hull moving average of the close (A. Hull, 2005): the weighted mean over sqrt(n), rounded down,
 * of 2 WMA(n / 2, rounded down) - WMA(n).
 */
public final class Hma extends Formula {

  private final int length;
  private final int half;
  private final int root;
  private final Ring raw;

  public Hma(int length) {
    super("hma(" + length + ")", 1);
    this.length = length;
    half = length / 2;
    root = (int) Math.sqrt(length);
    raw = new Ring(root);
  }

  @Override
  public void update(Inputs in) {
    if (in.closes.size() < length) {
      return;
    }
    raw.push(2 * weightedMean(in.closes, half) - weightedMean(in.closes, length));
    if (raw.size() >= root) {
      values[0] = weightedMean(raw, root);
    }
  }

  private static double weightedMean(Ring ring, int n) {
    return ring.weightedSum(n) / (n * (n + 1) / 2);
  }

  @Override
  void saveState(DataOutput out) throws IOException {
    raw.save(out);
  }

  @Override
  void loadState(DataInput in) throws IOException {
    raw.load(in);
  }
}
