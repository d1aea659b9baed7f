package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.Ratio;
import io.ennead.analytics.indicators.primitive.SeededAverage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Wilder's average true range, and as percent of the close (0 at a price of 0). The first candle
 * has no true range (TA-Lib), so that the first value comes at index n.
 */
public final class Atr extends Formula {

  public static final int RANGE = 0;
  public static final int PERCENT = 1;

  private final SeededAverage average;

  public Atr(int length) {
    super("atr(" + length + ")", 2);
    average = SeededAverage.wilder(length);
  }

  @Override
  public void update(Inputs in) {
    if (!in.hasPrevious) {
      return;
    }
    values[RANGE] = average.update(in.trueRange);
    if (average.isReady()) {
      values[PERCENT] = 100 * Ratio.of(values[RANGE], in.close, 0);
    }
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
