package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.CompensatedSum;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A sum over all candles of a series. A run that begins behind the stored value of an earlier one
 * goes on from there, within two units in the last place of it: a value does not tell what its
 * additions rounded away.
 */
public abstract class CumulativeLine extends Formula {

  private final CompensatedSum sum = new CompensatedSum();

  CumulativeLine(String id) {
    super(id, 1);
  }

  /**
   * Lets the line stand at a value after the first candle.
   *
   * @param value that of an earlier run after the same candle
   */
  public final void carry(double value) {
    sum.clear();
    sum.add(value);
    values[0] = value;
  }

  /** What the first candle of all adds. */
  abstract double first(Inputs in);

  /** What a candle adds that has one before it. */
  abstract double step(Inputs in);

  @Override
  public final void update(Inputs in) {
    if (in.hasPrevious) {
      sum.add(step(in));
    } else if (Double.isNaN(values[0])) {
      sum.add(first(in));
    }
    values[0] = sum.value();
  }

  @Override
  final void saveState(DataOutput out) throws IOException {
    sum.save(out);
  }

  @Override
  final void loadState(DataInput in) throws IOException {
    sum.load(in);
  }
}
