package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.SeededAverage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Double exponential moving average of the close: 2 E1 - E2, each EMA seeded on its own (TA-Lib).
 */
public final class Dema extends Formula {

  private final SeededAverage first;
  private final SeededAverage second;

  public Dema(int length) {
    super("dema(" + length + ")", 1);
    first = SeededAverage.exponential(length);
    second = SeededAverage.exponential(length);
  }

  @Override
  public void update(Inputs in) {
    double e1 = first.update(in.close);
    if (first.isReady()) {
      values[0] = 2 * e1 - second.update(e1);
    }
  }

  @Override
  void saveState(DataOutput out) throws IOException {
    first.save(out);
    second.save(out);
  }

  @Override
  void loadState(DataInput in) throws IOException {
    first.load(in);
    second.load(in);
  }
}
