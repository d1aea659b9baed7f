package io.ennead.analytics.consensus.market;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.consensus.state.Binary;
import io.ennead.analytics.indicators.primitive.MonotonicDeque;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The newest candles, addressed by how many candles ago they closed: 0 is the current one.
 *
 * <p>Each candle also keeps the ATR(14) of its own time (price units, NaN before the 15th candle).
 */
final class BarRing {

  /** A power of two above the longest look-back of any rule (100 candles of a volume profile). */
  static final int CAPACITY = 128;

  /** Of the pivots that are sought. */
  static final int LARGEST_STRENGTH = 20;

  private static final int MASK = CAPACITY - 1;

  private final double[] open = new double[CAPACITY];
  private final double[] high = new double[CAPACITY];
  private final double[] low = new double[CAPACITY];
  private final double[] close = new double[CAPACITY];
  private final double[] volume = new double[CAPACITY];
  private final double[] takerBuyVolume = new double[CAPACITY];
  private final double[] atr = new double[CAPACITY];
  private MonotonicDeque highsBefore = new MonotonicDeque(CAPACITY - 1);
  private MonotonicDeque negatedLowsBefore = new MonotonicDeque(CAPACITY - 1);
  private final int[] lowerBefore = new int[CAPACITY];
  private final int[] higherBefore = new int[CAPACITY];
  private long openTime;
  private int count;

  void add(Bar bar, double atrNow) {
    if (count > 0) {
      pushBefore(0);
    }
    int at = count & MASK;
    open[at] = bar.open();
    high[at] = bar.high();
    low[at] = bar.low();
    close[at] = bar.close();
    volume[at] = bar.volume();
    takerBuyVolume[at] = bar.takerBuyVolume();
    atr[at] = atrNow;
    openTime = bar.openTime();
    count++;
    compareBefore(0);
  }

  /** Counts how many candles in a row before one have lower highs, and higher lows. */
  private void compareBefore(int ago) {
    int at = (count - 1 - ago) & MASK;
    int oldest = Math.min(Math.min(count, CAPACITY) - 1, ago + LARGEST_STRENGTH);
    int lower = ago;
    while (lower < oldest && high(lower + 1) < high[at]) {
      lower++;
    }
    int higher = ago;
    while (higher < oldest && low(higher + 1) > low[at]) {
      higher++;
    }
    lowerBefore[at] = lower - ago;
    higherBefore[at] = higher - ago;
  }

  /** How many candles in a row before that one have lower highs; at most 20 are counted. */
  int lowerHighsBefore(int ago) {
    return lowerBefore[(count - 1 - ago) & MASK];
  }

  /** How many candles in a row before that one have higher lows; at most 20 are counted. */
  int higherLowsBefore(int ago) {
    return higherBefore[(count - 1 - ago) & MASK];
  }

  /** The current candle is kept out, so that the extremes before it can be asked for, too. */
  private void pushBefore(int ago) {
    highsBefore.push(high(ago));
    negatedLowsBefore.push(-low(ago));
  }

  /** The highest high of so many candles before the current one: 1 to 127, at most all. */
  double highestBefore(int candles) {
    return highsBefore.max(candles);
  }

  /** The lowest low of so many candles before the current one: 1 to 127, at most all. */
  double lowestBefore(int candles) {
    return -negatedLowsBefore.max(candles);
  }

  /** Candles ever added. */
  int count() {
    return count;
  }

  /** Open time of the current candle, epoch milliseconds. */
  long openTime() {
    return openTime;
  }

  double open(int ago) {
    return open[(count - 1 - ago) & MASK];
  }

  double high(int ago) {
    return high[(count - 1 - ago) & MASK];
  }

  double low(int ago) {
    return low[(count - 1 - ago) & MASK];
  }

  double close(int ago) {
    return close[(count - 1 - ago) & MASK];
  }

  double volume(int ago) {
    return volume[(count - 1 - ago) & MASK];
  }

  double takerBuyVolume(int ago) {
    return takerBuyVolume[(count - 1 - ago) & MASK];
  }

  double atr(int ago) {
    return atr[(count - 1 - ago) & MASK];
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(count);
    out.writeLong(openTime);
    for (double[] column : columns()) {
      Binary.write(column, out);
    }
  }

  void read(DataInput in) throws IOException {
    count = in.readInt();
    openTime = in.readLong();
    for (double[] column : columns()) {
      Binary.read(column, in);
    }
    highsBefore = new MonotonicDeque(CAPACITY - 1);
    negatedLowsBefore = new MonotonicDeque(CAPACITY - 1);
    for (int ago = Math.min(count, CAPACITY) - 1; ago > 0; ago--) {
      pushBefore(ago);
    }
    for (int ago = 0; ago < Math.min(count, CAPACITY); ago++) {
      compareBefore(ago);
    }
  }

  private double[][] columns() {
    return new double[][] {open, high, low, close, volume, takerBuyVolume, atr};
  }
}
