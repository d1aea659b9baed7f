package io.ennead.analytics.indicators;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Quality;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A candle that may have to be computed again, and the revision of its last snapshot. */
final class LoggedCandle {

  private static final Quality[] QUALITIES = Quality.values();

  private final Bar bar;
  private final Quality quality;
  private final int candleRevision;
  private int snapshotRevision;

  /**
   * @param snapshotRevision -1 before the first snapshot
   */
  LoggedCandle(Bar bar, Quality quality, int candleRevision, int snapshotRevision) {
    this.bar = bar;
    this.quality = quality;
    this.candleRevision = candleRevision;
    this.snapshotRevision = snapshotRevision;
  }

  Bar bar() {
    return bar;
  }

  Quality quality() {
    return quality;
  }

  int candleRevision() {
    return candleRevision;
  }

  /** This candle in the place of an earlier revision of it. */
  LoggedCandle after(LoggedCandle known) {
    return new LoggedCandle(bar, quality, candleRevision, known.snapshotRevision);
  }

  /** The revision of the next snapshot: above the last one, and not below the candle's own. */
  int nextRevision() {
    snapshotRevision = Math.max(snapshotRevision + 1, candleRevision);
    return snapshotRevision;
  }

  void save(DataOutput out) throws IOException {
    out.writeLong(bar.openTime());
    out.writeDouble(bar.open());
    out.writeDouble(bar.high());
    out.writeDouble(bar.low());
    out.writeDouble(bar.close());
    out.writeDouble(bar.volume());
    out.writeByte(quality.ordinal());
    out.writeInt(candleRevision);
    out.writeInt(snapshotRevision);
  }

  static LoggedCandle load(DataInput in) throws IOException {
    Bar bar =
        new Bar(
            in.readLong(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            in.readDouble(),
            Double.NaN);
    return new LoggedCandle(bar, QUALITIES[in.readUnsignedByte()], in.readInt(), in.readInt());
  }
}
