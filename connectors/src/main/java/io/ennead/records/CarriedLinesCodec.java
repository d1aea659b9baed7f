package io.ennead.records;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of carried lines. */
public final class CarriedLinesCodec implements BinaryCodec<CarriedLines> {

  public static final CarriedLinesCodec INSTANCE = new CarriedLinesCodec();

  private static final Interval[] INTERVALS = Interval.values();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(CarriedLines lines, DataOutput out) throws IOException {
    InstrumentCodec.write(lines.instrument(), out);
    out.writeByte(lines.interval().ordinal());
    out.writeLong(lines.openTime());
    out.writeDouble(lines.obv());
    out.writeDouble(lines.adl());
  }

  @Override
  public CarriedLines read(int version, DataInput in) throws IOException {
    BinaryCodec.requireVersion(version, version(), "carried lines");
    return new CarriedLines(
        InstrumentCodec.read(in),
        INTERVALS[in.readUnsignedByte()],
        in.readLong(),
        in.readDouble(),
        in.readDouble());
  }
}
