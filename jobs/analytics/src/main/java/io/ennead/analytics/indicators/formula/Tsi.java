package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.Ratio;
import io.ennead.analytics.indicators.primitive.SeededAverage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * True strength index of the close (W. Blau, 1991): the twice smoothed change by the twice smoothed
 * absolute change, percent. 0 where nothing moved.
 */
public final class Tsi extends Formula {

  private final SeededAverage change;
  private final SeededAverage smoothChange;
  private final SeededAverage size;
  private final SeededAverage smoothSize;

  public Tsi(int length, int secondLength) {
    super("tsi(" + length + "," + secondLength + ")", 1);
    change = SeededAverage.exponential(length);
    smoothChange = SeededAverage.exponential(secondLength);
    size = SeededAverage.exponential(length);
    smoothSize = SeededAverage.exponential(secondLength);
  }

  @Override
  public void update(Inputs in) {
    if (!in.hasPrevious) {
      return;
    }
    change.update(in.change);
    size.update(Math.abs(in.change));
    if (!change.isReady()) {
      return;
    }
    smoothChange.update(change.value());
    smoothSize.update(size.value());
    if (smoothSize.isReady()) {
      values[0] = 100 * Ratio.of(smoothChange.value(), smoothSize.value(), 0);
    }
  }

  @Override
  void saveState(DataOutput out) throws IOException {
    change.save(out);
    smoothChange.save(out);
    size.save(out);
    smoothSize.save(out);
  }

  @Override
  void loadState(DataInput in) throws IOException {
    change.load(in);
    smoothChange.load(in);
    size.load(in);
    smoothSize.load(in);
  }
}
