package io.ennead.analytics.consensus.volume;

import io.ennead.analytics.indicators.primitive.CompensatedSum;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What volume adds to the price path of the UTC day: its volume-weighted average price less its
 * time-weighted one, both of the typical price (H + L + C) / 3.
 */
final class SessionAverages {

  private static final long DAY = 86_400_000L;
  private static final long NONE = Long.MIN_VALUE;

  private final CompensatedSum turnover = new CompensatedSum();
  private final CompensatedSum volume = new CompensatedSum();
  private final CompensatedSum typicals = new CompensatedSum();
  private long day = NONE;
  private boolean whole;
  private int candles;

  void update(long openTime, double typical, double candleVolume) {
    long current = Math.floorDiv(openTime, DAY);
    if (current != day) {
      whole = day != NONE || Math.floorMod(openTime, DAY) == 0;
      day = current;
      candles = 0;
      turnover.clear();
      volume.clear();
      typicals.clear();
    }
    candles++;
    turnover.add(typical * candleVolume);
    volume.add(candleVolume);
    typicals.add(typical);
  }

  /** In price units; 0 without volume, NaN in a day that was joined after its start. */
  double excess() {
    if (!whole) {
      return Double.NaN;
    }
    double sum = volume.value();
    return sum > 0 ? turnover.value() / sum - typicals.value() / candles : 0;
  }

  void write(DataOutput out) throws IOException {
    turnover.save(out);
    volume.save(out);
    typicals.save(out);
    out.writeLong(day);
    out.writeBoolean(whole);
    out.writeInt(candles);
  }

  void read(DataInput in) throws IOException {
    turnover.load(in);
    volume.load(in);
    typicals.load(in);
    day = in.readLong();
    whole = in.readBoolean();
    candles = in.readInt();
  }
}
