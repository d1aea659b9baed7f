package io.ennead.analytics.candles;

import io.ennead.records.BinaryCodec;
import io.ennead.records.Candle;
import io.ennead.records.CandleCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of the children held for a parent. */
public final class RollupCodec implements BinaryCodec<Rollup> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Rollup rollup, DataOutput out) throws IOException {
    out.writeByte(CandleCodec.INSTANCE.version());
    out.writeByte(rollup.children().size());
    for (Candle child : rollup.children()) {
      CandleCodec.INSTANCE.write(child, out);
    }
  }

  @Override
  public Rollup read(int version, DataInput in) throws IOException {
    BinaryCodec.requireVersion(version, version(), "roll-up");
    int candleVersion = in.readUnsignedByte();
    Rollup rollup = new Rollup();
    int size = in.readUnsignedByte();
    for (int i = 0; i < size; i++) {
      rollup.add(CandleCodec.INSTANCE.read(candleVersion, in));
    }
    return rollup;
  }
}
