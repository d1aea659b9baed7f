package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.Ratio;
import io.ennead.analytics.indicators.primitive.Ring;
import io.ennead.analytics.indicators.primitive.SeededAverage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Mass index (D. Dorsey, 1992): the sum of EMA by EMA of EMA of the candle's range. A candle of a
 * market without range counts 1.
 */
public final class MassIndex extends Formula {

  private final int sumLength;
  private final SeededAverage single;
  private final SeededAverage twice;
  private final Ring ratios;

  public MassIndex(int length, int sumLength) {
    super("mass_index(" + length + "," + sumLength + ")", 1);
    this.sumLength = sumLength;
    single = SeededAverage.exponential(length);
    twice = SeededAverage.exponential(length);
    ratios = new Ring(sumLength);
  }

  @Override
  public void update(Inputs in) {
    single.update(in.high - in.low);
    if (!single.isReady()) {
      return;
    }
    twice.update(single.value());
    if (!twice.isReady()) {
      return;
    }
    ratios.push(Ratio.of(single.value(), twice.value(), 1));
    if (ratios.size() >= sumLength) {
      values[0] = ratios.sum(sumLength);
    }
  }

  @Override
  void saveState(DataOutput out) throws IOException {
    single.save(out);
    twice.save(out);
    ratios.save(out);
  }

  @Override
  void loadState(DataInput in) throws IOException {
    single.load(in);
    twice.load(in);
    ratios.load(in);
  }
}
