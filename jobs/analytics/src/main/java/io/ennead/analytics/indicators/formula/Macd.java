package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.SeededAverage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Moving average convergence/divergence: line, signal, histogram. Each EMA is seeded on its own
 * (charting sites; TA-Lib seeds the fast one anew at the start of the slow one).
 */
public final class Macd extends Formula {

  public static final int LINE = 0;
  public static final int SIGNAL = 1;
  public static final int HISTOGRAM = 2;

  private final Ema fast;
  private final Ema slow;
  private final SeededAverage signal;

  public Macd(Ema fast, Ema slow, int signalLength) {
    super("macd(" + fast.id() + "," + slow.id() + "," + signalLength + ")", 3, fast, slow);
    this.fast = fast;
    this.slow = slow;
    signal = SeededAverage.exponential(signalLength);
  }

  @Override
  public void update(Inputs in) {
    double line = fast.value() - slow.value();
    if (Double.isNaN(line)) {
      return;
    }
    values[LINE] = line;
    values[SIGNAL] = signal.update(line);
    values[HISTOGRAM] = line - values[SIGNAL];
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
