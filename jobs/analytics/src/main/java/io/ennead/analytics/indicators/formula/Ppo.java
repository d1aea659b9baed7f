package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.Ratio;
import io.ennead.analytics.indicators.primitive.SeededAverage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Percentage price oscillator and its signal; each EMA is seeded on its own. 0 at a price of 0. */
public final class Ppo extends Formula {

  public static final int LINE = 0;
  public static final int SIGNAL = 1;

  private final Ema fast;
  private final Ema slow;
  private final SeededAverage signal;

  public Ppo(Ema fast, Ema slow, int signalLength) {
    super("ppo(" + fast.id() + "," + slow.id() + "," + signalLength + ")", 2, fast, slow);
    this.fast = fast;
    this.slow = slow;
    signal = SeededAverage.exponential(signalLength);
  }

  @Override
  public void update(Inputs in) {
    double difference = fast.value() - slow.value();
    if (Double.isNaN(difference)) {
      return;
    }
    values[LINE] = 100 * Ratio.of(difference, slow.value(), 0);
    values[SIGNAL] = signal.update(values[LINE]);
  }

  @Override
  void saveState(DataOutput out) throws IOException {
    signal.save(out);
  }

  @Override
  void loadState(DataInput in) throws IOException {
    signal.load(in);
  }
}
