package io.ennead.analytics.candles;

import io.ennead.records.BinaryCodec;
import io.ennead.records.InstrumentCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a partly folded minute. */
public final class MinuteFoldCodec implements BinaryCodec<MinuteFold> {

  private static final int COVERED = 1;
  private static final int GAP = 2;
  private static final int TRADES = 4;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(MinuteFold fold, DataOutput out) throws IOException {
    InstrumentCodec.write(fold.instrument, out);
    out.writeLong(fold.openTime);
    out.writeByte(
        (fold.covered ? COVERED : 0) | (fold.gap ? GAP : 0) | (fold.isEmpty() ? 0 : TRADES));
    if (fold.isEmpty()) {
      return;
    }
    out.writeLong(fold.count);
    out.writeLong(fold.firstTradeId);
    out.writeLong(fold.lastTradeId);
    out.writeLong(fold.open);
    out.writeLong(fold.high);
    out.writeLong(fold.low);
    out.writeLong(fold.close);
    write(fold.volume, out);
    write(fold.quoteVolume, out);
    write(fold.takerBuyVolume, out);
    write(fold.takerBuyQuoteVolume, out);
  }

  @Override
  public MinuteFold read(int version, DataInput in) throws IOException {
    BinaryCodec.requireVersion(version, version(), "minute fold");
    var instrument = InstrumentCodec.read(in);
    long openTime = in.readLong();
    int flags = in.readUnsignedByte();
    if ((flags & TRADES) == 0) {
      return flagged(new MinuteFold(instrument, openTime), flags);
    }
    long count = in.readLong();
    long firstTradeId = in.readLong();
    long lastTradeId = in.readLong();
    long open = in.readLong();
    long high = in.readLong();
    long low = in.readLong();
    long close = in.readLong();
    MinuteFold fold = new MinuteFold(instrument, openTime, sum(in), sum(in), sum(in), sum(in));
    fold.count = count;
    fold.firstTradeId = firstTradeId;
    fold.lastTradeId = lastTradeId;
    fold.open = open;
    fold.high = high;
    fold.low = low;
    fold.close = close;
    return flagged(fold, flags);
  }

  private static MinuteFold flagged(MinuteFold fold, int flags) {
    fold.covered = (flags & COVERED) != 0;
    fold.gap = (flags & GAP) != 0;
    return fold;
  }

  private static void write(Sum sum, DataOutput out) throws IOException {
    out.writeLong(sum.high);
    out.writeLong(sum.low);
  }

  private static Sum sum(DataInput in) throws IOException {
    return new Sum(in.readLong(), in.readLong());
  }
}
