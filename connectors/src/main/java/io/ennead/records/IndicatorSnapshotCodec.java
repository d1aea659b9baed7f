package io.ennead.records;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Version 1 of a snapshot's bytes. */
public final class IndicatorSnapshotCodec implements BinaryCodec<IndicatorSnapshot> {

  private static final int VERSION = 1;

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public void write(IndicatorSnapshot snapshot, DataOutput out) throws IOException {
    out.writeUTF(snapshot.instrument().exchange());
    out.writeUTF(snapshot.instrument().symbol());
    out.writeUTF(snapshot.interval().label());
    out.writeLong(snapshot.openTime());
    write(snapshot.values(), out);
    write(snapshot.extras(), out);
    out.writeShort(snapshot.longs());
    out.writeShort(snapshot.shorts());
    out.writeShort(snapshot.abstaining());
    out.writeDouble(snapshot.trend());
    out.writeDouble(snapshot.momentum());
    out.writeDouble(snapshot.volatility());
    out.writeUTF(snapshot.quality().name());
    out.writeInt(snapshot.revision());
  }

  @Override
  public IndicatorSnapshot read(int version, DataInput in) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "indicator snapshot of version %d: this one reads version %d"
              .formatted(version, VERSION));
    }
    return new IndicatorSnapshot(
        new Instrument(in.readUTF(), in.readUTF()),
        Interval.of(in.readUTF()),
        in.readLong(),
        readValues(in),
        readValues(in),
        in.readUnsignedShort(),
        in.readUnsignedShort(),
        in.readUnsignedShort(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        Quality.valueOf(in.readUTF()),
        in.readInt());
  }

  private static void write(double[] values, DataOutput out) throws IOException {
    out.writeShort(values.length);
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  private static double[] readValues(DataInput in) throws IOException {
    double[] values = new double[in.readUnsignedShort()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }
}
