package io.ennead.analytics.consensus.wyckoff;

import io.ennead.analytics.consensus.market.SideView;
import io.ennead.analytics.consensus.state.Binary;
import io.ennead.analytics.consensus.wyckoff.WyckoffEvent.Kind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Springs: a dip of .05 to 2 ATR under the low of the 40 candles before, closed back above it, in a
 * range of at most 12 ATR; confirmed three candles later if none of them closed below that low or
 * traded below the spring, their mean volume is smaller and the close is not lower.
 */
final class SpringCandidates {

  private static final int TEST = 3;

  /** The range low under which each of the last candles was a candidate, NaN if it was none. */
  private final double[] rangeLow = new double[TEST];

  SpringCandidates() {
    Arrays.fill(rangeLow, Double.NaN);
  }

  WyckoffEvent confirmed(SideView view, boolean afterClimax) {
    double level = rangeLow[view.index() % TEST];
    if (Double.isNaN(level) || view.close(0) < view.close(TEST)) {
      return null;
    }
    double volume = 0;
    for (int ago = 0; ago < TEST; ago++) {
      if (view.close(ago) < level || view.low(ago) < view.low(TEST)) {
        return null;
      }
      volume += view.volume(ago);
    }
    if (volume / TEST >= view.volume(TEST)) {
      return null;
    }
    return new WyckoffEvent(Kind.SPRING, view.index(), view.low(TEST), afterClimax ? .90 : .80);
  }

  void seek(SideView view, double lowest, double highest) {
    double depth = lowest - view.low(0);
    boolean candidate =
        depth > .05 * view.atr()
            && view.close(0) > lowest
            && depth <= 2 * view.atr()
            && highest - lowest <= 12 * view.atr();
    rangeLow[view.index() % TEST] = candidate ? lowest : Double.NaN;
  }

  void write(DataOutput out) throws IOException {
    Binary.write(rangeLow, out);
  }

  void read(DataInput in) throws IOException {
    Binary.read(rangeLow, in);
  }
}
