package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.Ratio;

/**
 * Chande momentum oscillator of the close: plain sums of gains and losses (T. Chande, 1994; TA-Lib
 * smooths them as Wilder does). 0 where nothing moved.
 */
public final class Cmo extends Formula {

  private final int length;

  public Cmo(int length) {
    super("cmo(" + length + ")", 1);
    this.length = length;
  }

  @Override
  public void update(Inputs in) {
    if (in.changes.size() >= length) {
      double movement = in.changes.absoluteDistances(length, 0);
      values[0] = 100 * Ratio.of(in.changes.sum(length), movement, 0);
    }
  }
}
