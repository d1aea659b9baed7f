package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.Ratio;
import io.ennead.analytics.indicators.primitive.SeededAverage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * TRIX (J. Hutson, 1983): the change of the triple-smoothed EMA of the close in one candle,
 * percent; each EMA is seeded on its own (TA-Lib). 0 at a price of 0.
 */
public final class Trix extends Formula {

  public static final int PERCENT = 0;

  /** The change itself, in units of price. */
  public static final int CHANGE = 1;

  private final SeededAverage first;
  private final SeededAverage second;
  private final SeededAverage third;

  public Trix(int length) {
    super("trix(" + length + ")", 2);
    first = SeededAverage.exponential(length);
    second = SeededAverage.exponential(length);
    third = SeededAverage.exponential(length);
  }

  @Override
  public void update(Inputs in) {
    first.update(in.close);
    if (!first.isReady()) {
      return;
    }
    second.update(first.value());
    if (!second.isReady()) {
      return;
    }
    double before = third.value();
    double after = third.update(second.value());
    if (!Double.isNaN(before)) {
      values[CHANGE] = after - before;
      values[PERCENT] = 100 * Ratio.of(values[CHANGE], before, 0);
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
