package io.ennead.analytics.consensus.ict;

import io.ennead.analytics.consensus.market.SideView;
import io.ennead.analytics.consensus.state.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * A raid on the stops under a swing low: the first candle that trades below one of the last five
 * low pivots(3), not older than 50 candles, spends it; if it closes back above, in the upper half
 * of its range and .05 to 1.5 ATR deep, it is a sweep. Of several on one candle the newest pivot
 * counts.
 */
final class LiquiditySweep {

  private static final int STRENGTH = 3;
  private static final int PIVOTS = 5;
  private static final int MAX_AGE = 50;

  /** Candle indices of pivots already pierced; only the last few can still be asked for. */
  private final int[] spent = new int[PIVOTS];

  LiquiditySweep() {
    Arrays.fill(spent, -1);
  }

  /** Adds the sweep on the current candle, if there is one. */
  void update(SideView view, Living living) {
    boolean found = false;
    int count = Math.min(PIVOTS, view.lowCount(STRENGTH));
    for (int back = 0; back < count; back++) {
      double low = view.lowPrice(STRENGTH, back);
      if (view.low(0) >= low) {
        continue;
      }
      int index = view.lowIndex(STRENGTH, back);
      if (view.index() - index > MAX_AGE || isSpent(index)) {
        continue;
      }
      spend(index);
      if (!found && isSweep(view, low)) {
        double reclaimed = Math.min(1, (view.close(0) - low) / view.atr());
        double confidence = Math.min(.95, .80 + .10 * reclaimed);
        living.add(new Part(view.index(), view.low(0), low, confidence));
        found = true;
      }
    }
  }

  private static boolean isSweep(SideView view, double low) {
    double depth = low - view.low(0);
    return view.close(0) > low
        && view.close(0) >= (view.high(0) + view.low(0)) / 2
        && depth >= .05 * view.atr()
        && depth <= 1.5 * view.atr();
  }

  /** Forgets the oldest: it is the first to leave the last five. */
  private void spend(int index) {
    int oldest = 0;
    for (int i = 1; i < PIVOTS; i++) {
      oldest = spent[i] < spent[oldest] ? i : oldest;
    }
    spent[oldest] = Math.max(spent[oldest], index);
  }

  private boolean isSpent(int index) {
    for (int each : spent) {
      if (each == index) {
        return true;
      }
    }
    return false;
  }

  void write(DataOutput out) throws IOException {
    Binary.write(spent, out);
  }

  void read(DataInput in) throws IOException {
    Binary.read(spent, in);
  }
}
