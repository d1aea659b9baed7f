package io.ennead.analytics.consensus.volume;

import io.ennead.analytics.consensus.state.Binary;
import io.ennead.analytics.indicators.primitive.CompensatedSum;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the market's takers usually do: the share of volume by which they net buy, over the last 500
 * candles (from 200 on). A candle without taker volume begins it anew.
 */
final class DeltaBase {

  private static final int LENGTH = 500;
  private static final int LEAST = 200;

  private final double[] deltas = new double[LENGTH];
  private final double[] volumes = new double[LENGTH];
  private final CompensatedSum delta = new CompensatedSum();
  private final CompensatedSum volume = new CompensatedSum();
  private int count;
  private int next;

  void update(double candleDelta, double candleVolume) {
    if (Double.isNaN(candleDelta)) {
      count = 0;
      next = 0;
      resum();
      return;
    }
    if (count == LENGTH) {
      delta.add(-deltas[next]);
      volume.add(-volumes[next]);
    } else {
      count++;
    }
    deltas[next] = candleDelta;
    volumes[next] = candleVolume;
    delta.add(candleDelta);
    volume.add(candleVolume);
    next++;
    if (next == LENGTH) {
      next = 0;
      resum();
    }
  }

  /** Sums anew once per length, so that nothing that rounding left behind adds up. */
  private void resum() {
    delta.clear();
    volume.clear();
    for (int i = 0; i < count; i++) {
      delta.add(deltas[i]);
      volume.add(volumes[i]);
    }
  }

  /** The net share -1..1; NaN while fewer than 200 candles are known. */
  double share() {
    double sum = volume.value();
    return count < LEAST ? Double.NaN : sum > 0 ? delta.value() / sum : 0;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(count);
    out.writeInt(next);
    delta.save(out);
    volume.save(out);
    Binary.write(deltas, out);
    Binary.write(volumes, out);
  }

  void read(DataInput in) throws IOException {
    count = in.readInt();
    next = in.readInt();
    delta.load(in);
    volume.load(in);
    Binary.read(deltas, in);
    Binary.read(volumes, in);
  }
}
