package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.Ratio;

/** Chaikin money flow: the sum of flows by the sum of volumes. 0 without volume. */
public final class Cmf extends Formula {

  private final int length;

  public Cmf(int length) {
    super("cmf(" + length + ")", 1);
    this.length = length;
  }

  @Override
  public void update(Inputs in) {
    if (in.flows.size() >= length) {
      values[0] = Ratio.of(in.flows.sum(length), in.volumes.sum(length), 0);
    }
  }
}
