package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.Ratio;
import io.ennead.analytics.indicators.primitive.SeededAverage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Wilder's directional movement: ADX, +DI, -DI (New Concepts in Technical Trading Systems, 1978).
 * Only the larger movement of a candle counts. All 0 in a flat market.
 */
public final class Directional extends Formula {

  public static final int ADX = 0;
  public static final int PLUS = 1;
  public static final int MINUS = 2;

  /** Movements that differ by less, as a share of the price, are equal: decimals in binary. */
  private static final double ROUNDING = 1e-14;

  private final SeededAverage plus;
  private final SeededAverage minus;
  private final SeededAverage range;
  private final SeededAverage index;

  public Directional(int length) {
    super("directional(" + length + ")", 3);
    plus = SeededAverage.wilder(length);
    minus = SeededAverage.wilder(length);
    range = SeededAverage.wilder(length);
    index = SeededAverage.wilder(length);
  }

  @Override
  public void update(Inputs in) {
    if (!in.hasPrevious) {
      return;
    }
    double up = in.high - in.previousHigh;
    double down = in.previousLow - in.low;
    double rounding = ROUNDING * Math.abs(in.high);
    plus.update(up - down > rounding && up > 0 ? up : 0);
    minus.update(down - up > rounding && down > 0 ? down : 0);
    range.update(in.trueRange);
    if (!range.isReady()) {
      return;
    }
    values[PLUS] = 100 * Ratio.of(plus.value(), range.value(), 0);
    values[MINUS] = 100 * Ratio.of(minus.value(), range.value(), 0);
    double difference = Math.abs(values[PLUS] - values[MINUS]);
    values[ADX] = index.update(100 * Ratio.of(difference, values[PLUS] + values[MINUS], 0));
  }

  @Override
  void saveState(DataOutput out) throws IOException {
    plus.save(out);
    minus.save(out);
    range.save(out);
    index.save(out);
  }

  @Override
  void loadState(DataInput in) throws IOException {
    plus.load(in);
    minus.load(in);
    range.load(in);
    index.load(in);
  }
}
