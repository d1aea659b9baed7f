package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.Ratio;
import io.ennead.analytics.indicators.primitive.SeededAverage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Wilder's relative strength index of the close (1978). 50 where nothing moved. */
public final class Rsi extends Formula {

  private final SeededAverage gain;
  private final SeededAverage loss;

  public Rsi(int length) {
    super("rsi(" + length + ")", 1);
    gain = SeededAverage.wilder(length);
    loss = SeededAverage.wilder(length);
  }

  @Override
  public void update(Inputs in) {
    if (!in.hasPrevious) {
      return;
    }
    gain.update(Math.max(in.change, 0));
    loss.update(Math.max(-in.change, 0));
    if (gain.isReady()) {
      values[0] = 100 * Ratio.of(gain.value(), gain.value() + loss.value(), .5);
    }
  }

  @Override
  void saveState(DataOutput out) throws IOException {
    gain.save(out);
    loss.save(out);
  }

  @Override
  void loadState(DataInput in) throws IOException {
    gain.load(in);
    loss.load(in);
  }
}
