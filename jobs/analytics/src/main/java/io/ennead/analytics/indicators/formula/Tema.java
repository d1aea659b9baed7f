package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.SeededAverage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Triple exponential moving average of the close: 3 E1 - 3 E2 + E3, each EMA seeded on its own
 * (TA-Lib).
 */
public final class Tema extends Formula {

  private final SeededAverage first;
  private final SeededAverage second;
  private final SeededAverage third;

  public Tema(int length) {
    super("tema(" + length + ")", 1);
    first = SeededAverage.exponential(length);
    second = SeededAverage.exponential(length);
    third = SeededAverage.exponential(length);
  }

  @Override
  public void update(Inputs in) {
    double e1 = first.update(in.close);
    if (!first.isReady()) {
      return;
    }
    double e2 = second.update(e1);
    if (second.isReady()) {
      values[0] = 3 * e1 - 3 * e2 + third.update(e2);
    }
  }

  @Override
  void saveState(DataOutput out) throws IOException {
    first.save(out);
    second.save(out);
    third.save(out);
  }

  @Override
  void loadState(DataInput in) throws IOException {
    first.load(in);
    second.load(in);
    third.load(in);
  }
}
