package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.indicators.primitive.CandleRing;
import io.ennead.analytics.indicators.primitive.MonotonicDeque;
import io.ennead.analytics.indicators.primitive.Ratio;
import io.ennead.analytics.indicators.primitive.Ring;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What several formulas read of a candle, computed once: the candle itself, its true range, its
 * typical and middle price, its flow, and the newest of each.
 *
 * <p>Everything here but the count is a function of the newest candles, so that only these are
 * saved and the rest is derived again, to the same bits.
 */
public final class Inputs {

  /** The longest window that the derived series serve. */
  private static final int WINDOW = 64;

  private static final int LONGEST_EXTREME = 26;

  private final long intervalMillis;
  final CandleRing candles = new CandleRing();

  long openTime;
  double high;
  double low;
  double close;
  double volume;

  /** The candle's number since the epoch: it gives exact re-sums their phase. */
  long index;

  /** Whether there is a candle before this one: without it no change and no true range. */
  boolean hasPrevious;

  double previousHigh;
  double previousLow;
  double previousClose;
  double change;
  double trueRange;

  /** The close's place in the candle's range times the volume: -volume to volume, 0 if flat. */
  double flow;

  final Ring closes = new Ring(WINDOW);
  final Ring typicals = new Ring(WINDOW);
  final Ring middles = new Ring(WINDOW);
  final Ring volumes = new Ring(WINDOW);
  final Ring flows = new Ring(WINDOW);
  final Ring changes = new Ring(WINDOW);
  final Ring trueRanges = new Ring(WINDOW);
  final Ring buyingPressures = new Ring(WINDOW);
  final Ring signedVolumes = new Ring(WINDOW);
  private final MonotonicDeque highs = new MonotonicDeque(LONGEST_EXTREME);
  private final MonotonicDeque negatedLows = new MonotonicDeque(LONGEST_EXTREME);
  private long count;

  /**
   * @param intervalMillis the candles' length
   */
  public Inputs(long intervalMillis) {
    this.intervalMillis = intervalMillis;
  }

  /** Takes the next closed candle; one that is not aligned or not later is refused. */
  public void update(Bar bar) {
    if (Math.floorMod(bar.openTime(), intervalMillis) != 0) {
      throw new IllegalArgumentException(
          "bar at %d is refused: its open time is not a multiple of %d ms"
              .formatted(bar.openTime(), intervalMillis));
    }
    if (count > 0 && bar.openTime() <= openTime) {
      throw new IllegalArgumentException(
          "bar at %d is refused: the last one was at %d; feed closed candles in their order"
              .formatted(bar.openTime(), openTime));
    }
    candles.push(bar);
    count++;
    derive(0);
  }

  /** How many candles there have been, those before a restore included. */
  public long count() {
    return count;
  }

  /** The newest candles. */
  public CandleRing candles() {
    return candles;
  }

  double highest(int n) {
    return highs.max(n);
  }

  double lowest(int n) {
    return -negatedLows.max(n);
  }

  int candlesSinceHighest(int n) {
    return highs.ago(n);
  }

  int candlesSinceLowest(int n) {
    return negatedLows.ago(n);
  }

  /** Reads what {@link #save} wrote. */
  public static Inputs load(long intervalMillis, DataInput in) throws IOException {
    Inputs inputs = new Inputs(intervalMillis);
    inputs.count = in.readLong();
    inputs.candles.load(in);
    for (int ago = Math.min(inputs.candles.size(), WINDOW + 1) - 1; ago >= 0; ago--) {
      inputs.derive(ago);
    }
    return inputs;
  }

  public void save(DataOutput out) throws IOException {
    out.writeLong(count);
    candles.save(out);
  }

  private void derive(int ago) {
    hasPrevious = closes.size() > 0;
    previousHigh = high;
    previousLow = low;
    previousClose = close;
    openTime = candles.openTime(ago);
    index = Math.floorDiv(openTime, intervalMillis);
    high = candles.high(ago);
    low = candles.low(ago);
    close = candles.close(ago);
    volume = candles.volume(ago);
    flow = Ratio.of((close - low) - (high - close), high - low, 0) * volume;
    closes.push(close);
    typicals.push((high + low + close) / 3);
    middles.push((high + low) / 2);
    volumes.push(volume);
    flows.push(flow);
    highs.push(high);
    negatedLows.push(-low);
    if (hasPrevious) {
      deriveChanges();
    }
  }

  private void deriveChanges() {
    change = close - previousClose;
    double lowest = Math.min(low, previousClose);
    trueRange = Math.max(high, previousClose) - lowest;
    changes.push(change);
    trueRanges.push(trueRange);
    buyingPressures.push(close - lowest);
    signedVolumes.push(change > 0 ? volume : change < 0 ? -volume : 0);
  }
}
