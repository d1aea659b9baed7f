package io.ennead.analytics.indicators.formula;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * One formula: its values after each candle, and the state that it needs for the next.
 *
 * <p>A formula that reads another one is updated after it. A value is NaN until the formula has had
 * as many candles as its definition needs, and a finite number from there on.
 */
public abstract class Formula {

  private final String id;
  private final List<Formula> needs;
  final double[] values;

  /**
   * @param id the formula's name and parameters, e.g. {@code macd(12,26,9)}: the name of its
   *     section in a saved state
   * @param outputs how many values it has
   * @param needs the formulas that it reads
   */
  Formula(String id, int outputs, Formula... needs) {
    this.id = id;
    this.needs = List.of(needs);
    values = new double[outputs];
    Arrays.fill(values, Double.NaN);
  }

  /** Takes the candle that the inputs hold. */
  public abstract void update(Inputs in);

  public final String id() {
    return id;
  }

  /** The version of the saved state: raised when its content or its meaning changes. */
  public int version() {
    return 1;
  }

  public final List<Formula> needs() {
    return needs;
  }

  /** The formula's first or only value. */
  public final double value() {
    return values[0];
  }

  /** One of the formula's values; which is which, its class tells. */
  public final double value(int output) {
    return values[output];
  }

  public final void save(DataOutput out) throws IOException {
    for (double value : values) {
      out.writeDouble(value);
    }
    saveState(out);
  }

  public final void load(DataInput in) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    loadState(in);
  }

  /** Writes what is needed beside the values; nothing for a function of the newest candles. */
  void saveState(DataOutput out) throws IOException {}

  /** Reads what {@link #saveState} wrote. */
  void loadState(DataInput in) throws IOException {}
}
