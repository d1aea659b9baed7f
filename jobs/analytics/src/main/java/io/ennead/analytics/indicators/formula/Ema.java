package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.SeededAverage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Exponential moving average of the close, seeded with the SMA of its first n (TA-Lib). */
public final class Ema extends Formula {

  private final SeededAverage average;

  public Ema(int length) {
    super("ema(" + length + ")", 1);
    average = SeededAverage.exponential(length);
  }

  @Override
  public void update(Inputs in) {
    values[0] = average.update(in.close);
  }

  @Override
  void saveState(DataOutput out) throws IOException {
    average.save(out);
  }

  @Override
  void loadState(DataInput in) throws IOException {
    average.load(in);
  }
}
