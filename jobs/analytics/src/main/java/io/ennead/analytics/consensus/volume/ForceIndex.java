package io.ennead.analytics.consensus.volume;

import io.ennead.analytics.indicators.primitive.Ratio;
import io.ennead.analytics.indicators.primitive.SeededAverage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A. Elder's force index over 13 candles as a share of its own size, less the same without volume.
 */
final class ForceIndex {

  private static final int LENGTH = 13;

  private final SeededAverage force = SeededAverage.exponential(LENGTH);
  private final SeededAverage forceSize = SeededAverage.exponential(LENGTH);
  private final SeededAverage change = SeededAverage.exponential(LENGTH);
  private final SeededAverage changeSize = SeededAverage.exponential(LENGTH);

  void update(double closeChange, double volume) {
    force.update(closeChange * volume);
    forceSize.update(Math.abs(closeChange) * volume);
    change.update(closeChange);
    changeSize.update(Math.abs(closeChange));
  }

  /** -2..2; NaN while warming up. */
  double excess() {
    return Ratio.of(force.value(), forceSize.value(), 0)
        - Ratio.of(change.value(), changeSize.value(), 0);
  }

  void write(DataOutput out) throws IOException {
    force.save(out);
    forceSize.save(out);
    change.save(out);
    changeSize.save(out);
  }

  void read(DataInput in) throws IOException {
    force.load(in);
    forceSize.load(in);
    change.load(in);
    changeSize.load(in);
  }
}
