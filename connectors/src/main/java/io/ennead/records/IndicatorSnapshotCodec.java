package io.ennead.records;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a snapshot of indicators. */
public final class IndicatorSnapshotCodec implements BinaryCodec<IndicatorSnapshot> {

  public static final IndicatorSnapshotCodec INSTANCE = new IndicatorSnapshotCodec();

  private static final Interval[] INTERVALS = Interval.values();
  private static final Quality[] QUALITIES = Quality.values();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(IndicatorSnapshot snapshot, DataOutput out) throws IOException {
    InstrumentCodec.write(snapshot.instrument(), out);
    out.writeByte(snapshot.interval().ordinal());
    out.writeLong(snapshot.openTime());
    write(snapshot.values(), out);
    write(snapshot.extras(), out);
    out.writeShort(snapshot.longs());
    out.writeShort(snapshot.shorts());
    out.writeShort(snapshot.abstaining());
    out.writeDouble(snapshot.trend());
    out.writeDouble(snapshot.momentum());
    out.writeDouble(snapshot.volatility());
    out.writeByte(snapshot.quality().ordinal());
    out.writeInt(snapshot.revision());
  }

  @Override
  public IndicatorSnapshot read(int version, DataInput in) throws IOException {
    BinaryCodec.requireVersion(version, version(), "indicator snapshot");
    return new IndicatorSnapshot(
        InstrumentCodec.read(in),
        INTERVALS[in.readUnsignedByte()],
        in.readLong(),
        readValues(in),
        readValues(in),
        in.readUnsignedShort(),
        in.readUnsignedShort(),
        in.readUnsignedShort(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        QUALITIES[in.readUnsignedByte()],
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
