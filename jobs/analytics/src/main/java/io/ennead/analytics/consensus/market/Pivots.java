package io.ennead.analytics.consensus.market;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Confirmed swing highs and lows of one strength k.
 *
 * <p>Candle j is a low pivot if its low is below the lows of the k candles before it and not above
 * those of the k after it: the first of equal extremes counts. It exists from candle j + k on,
 * which confirms it, and not a candle earlier. Highs: mirrored. (Fractals after B. Williams,
 * generalised to k.)
 */
final class Pivots {

  private final int strength;
  private final PivotRing highs = new PivotRing();
  private final PivotRing lows = new PivotRing();
  private boolean newHigh;
  private boolean newLow;

  Pivots(int strength) {
    this.strength = strength;
  }

  void update(BarRing bars) {
    newHigh = false;
    newLow = false;
    if (bars.count() < 2 * strength + 1) {
      return;
    }
    int index = bars.count() - 1 - strength;
    newHigh = isHigh(bars);
    newLow = isLow(bars);
    if (newHigh) {
      highs.add(index, bars.high(strength));
    }
    if (newLow) {
      lows.add(index, bars.low(strength));
    }
  }

  private boolean isHigh(BarRing bars) {
    if (bars.lowerHighsBefore(strength) < strength) {
      return false;
    }
    double candidate = bars.high(strength);
    for (int ago = 0; ago < strength; ago++) {
      if (bars.high(ago) > candidate) {
        return false;
      }
    }
    return true;
  }

  private boolean isLow(BarRing bars) {
    if (bars.higherLowsBefore(strength) < strength) {
      return false;
    }
    double candidate = bars.low(strength);
    for (int ago = 0; ago < strength; ago++) {
      if (bars.low(ago) < candidate) {
        return false;
      }
    }
    return true;
  }

  PivotRing highs() {
    return highs;
  }

  PivotRing lows() {
    return lows;
  }

  /** Whether the current candle confirmed a high. */
  boolean newHigh() {
    return newHigh;
  }

  /** Whether the current candle confirmed a low. */
  boolean newLow() {
    return newLow;
  }

  void write(DataOutput out) throws IOException {
    highs.write(out);
    lows.write(out);
    out.writeBoolean(newHigh);
    out.writeBoolean(newLow);
  }

  void read(DataInput in) throws IOException {
    highs.read(in);
    lows.read(in);
    newHigh = in.readBoolean();
    newLow = in.readBoolean();
  }
}
