package io.ennead.analytics.indicators.primitive;

import io.ennead.analytics.candles.Bar;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The newest candles: what windows look back into, and what a new indicator warms up from. */
public final class CandleRing {

  /** Candles kept: 48 bytes each when saved, 15,364 in all. */
  public static final int CAPACITY = 320;

  private final long[] openTimes = new long[CAPACITY];
  private final double[] opens = new double[CAPACITY];
  private final double[] highs = new double[CAPACITY];
  private final double[] lows = new double[CAPACITY];
  private final double[] closes = new double[CAPACITY];
  private final double[] volumes = new double[CAPACITY];
  private int head = -1;
  private int size;

  public void push(Bar bar) {
    advance();
    openTimes[head] = bar.openTime();
    opens[head] = bar.open();
    highs[head] = bar.high();
    lows[head] = bar.low();
    closes[head] = bar.close();
    volumes[head] = bar.volume();
  }

  private void advance() {
    head = head + 1 == CAPACITY ? 0 : head + 1;
    if (size < CAPACITY) {
      size++;
    }
  }

  public int size() {
    return size;
  }

  public long openTime(int ago) {
    return openTimes[at(ago)];
  }

  public double high(int ago) {
    return highs[at(ago)];
  }

  public double low(int ago) {
    return lows[at(ago)];
  }

  public double close(int ago) {
    return closes[at(ago)];
  }

  public double volume(int ago) {
    return volumes[at(ago)];
  }

  /** The candle as a bar; its taker volume is not kept. */
  public Bar bar(int ago) {
    int at = at(ago);
    return new Bar(
        openTimes[at], opens[at], highs[at], lows[at], closes[at], volumes[at], Double.NaN);
  }

  private int at(int ago) {
    int at = head - ago;
    return at < 0 ? at + CAPACITY : at;
  }

  public void save(DataOutput out) throws IOException {
    out.writeInt(size);
    for (int ago = size - 1; ago >= 0; ago--) {
      int at = at(ago);
      out.writeLong(openTimes[at]);
      out.writeDouble(opens[at]);
      out.writeDouble(highs[at]);
      out.writeDouble(lows[at]);
      out.writeDouble(closes[at]);
      out.writeDouble(volumes[at]);
    }
  }

  /** Takes over saved candles; of more than the capacity, the newest. */
  public void load(DataInput in) throws IOException {
    head = -1;
    size = 0;
    for (int left = in.readInt(); left > 0; left--) {
      advance();
      openTimes[head] = in.readLong();
      opens[head] = in.readDouble();
      highs[head] = in.readDouble();
      lows[head] = in.readDouble();
      closes[head] = in.readDouble();
      volumes[head] = in.readDouble();
    }
  }
}
