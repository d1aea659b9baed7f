package io.ennead.records;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The binary form of a candle. */
public final class CandleCodec implements BinaryCodec<Candle> {

  public static final CandleCodec INSTANCE = new CandleCodec();

  private static final Interval[] INTERVALS = Interval.values();
  private static final Quality[] QUALITIES = Quality.values();
  private static final Origin[] ORIGINS = Origin.values();

  /** Marks an absent decimal. */
  private static final int ABSENT = -1;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Candle candle, DataOutput out) throws IOException {
    InstrumentCodec.write(candle.instrument(), out);
    out.writeByte(candle.interval().ordinal());
    out.writeLong(candle.openTime());
    writeDecimal(candle.open(), out);
    writeDecimal(candle.high(), out);
    writeDecimal(candle.low(), out);
    writeDecimal(candle.close(), out);
    writeDecimal(candle.volume(), out);
    writeDecimal(candle.quoteVolume(), out);
    writeLong(candle.tradeCount(), out);
    writeDecimal(candle.takerBuyVolume(), out);
    writeDecimal(candle.takerBuyQuoteVolume(), out);
    writeLong(candle.firstTradeId(), out);
    writeLong(candle.lastTradeId(), out);
    out.writeByte(candle.quality().ordinal());
    out.writeInt(candle.revision());
    out.writeByte(candle.origin().ordinal());
  }

  @Override
  public Candle read(int version, DataInput in) throws IOException {
    BinaryCodec.requireVersion(version, version(), "candle");
    return new Candle(
        InstrumentCodec.read(in),
        INTERVALS[in.readUnsignedByte()],
        in.readLong(),
        readDecimal(in),
        readDecimal(in),
        readDecimal(in),
        readDecimal(in),
        readDecimal(in),
        readDecimal(in),
        readLong(in),
        readDecimal(in),
        readDecimal(in),
        readLong(in),
        readLong(in),
        QUALITIES[in.readUnsignedByte()],
        in.readInt(),
        ORIGINS[in.readUnsignedByte()]);
  }

  /** A nullable decimal: its scale, the length of its unscaled value, the value. */
  static void writeDecimal(BigDecimal value, DataOutput out) throws IOException {
    if (value == null) {
      out.writeByte(ABSENT);
      return;
    }
    byte[] unscaled = value.unscaledValue().toByteArray();
    out.writeByte(value.scale());
    out.writeByte(unscaled.length);
    out.write(unscaled);
  }

  static BigDecimal readDecimal(DataInput in) throws IOException {
    int scale = in.readByte();
    if (scale == ABSENT) {
      return null;
    }
    byte[] unscaled = new byte[in.readUnsignedByte()];
    in.readFully(unscaled);
    return new BigDecimal(new BigInteger(unscaled), scale);
  }

  private static void writeLong(Long value, DataOutput out) throws IOException {
    out.writeBoolean(value != null);
    if (value != null) {
      out.writeLong(value);
    }
  }

  private static Long readLong(DataInput in) throws IOException {
    return in.readBoolean() ? in.readLong() : null;
  }
}
