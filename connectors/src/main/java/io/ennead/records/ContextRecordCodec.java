package io.ennead.records;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of what a feed says: a tag, the instrument, the fields in order. */
public final class ContextRecordCodec implements BinaryCodec<ContextRecord> {

  public static final ContextRecordCodec INSTANCE = new ContextRecordCodec();

  private static final int FIGURE = 1;
  private static final int CANDLE = 2;
  private static final int MOOD = 3;
  private static final int RUN_START = 4;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(ContextRecord record, DataOutput out) throws IOException {
    if (record instanceof ContextRecord.Figure figure) {
      out.writeByte(FIGURE);
      InstrumentCodec.write(figure.instrument(), out);
      out.writeUTF(figure.kind().name());
      writeReading(figure.reading(), out);
    } else if (record instanceof ContextRecord.FuturesCandle future) {
      out.writeByte(CANDLE);
      out.writeInt(CandleCodec.INSTANCE.version());
      CandleCodec.INSTANCE.write(future.candle(), out);
    } else if (record instanceof ContextRecord.Mood mood) {
      out.writeByte(MOOD);
      InstrumentCodec.write(mood.instrument(), out);
      writeSentiment(mood.reading(), out);
    } else if (record instanceof RunStart start) {
      out.writeByte(RUN_START);
      InstrumentCodec.write(start.instrument(), out);
      out.writeLong(start.at());
    }
  }

  @Override
  public ContextRecord read(int version, DataInput in) throws IOException {
    BinaryCodec.requireVersion(version, version(), "context record");
    int tag = in.readUnsignedByte();
    return switch (tag) {
      case FIGURE ->
          new ContextRecord.Figure(
              InstrumentCodec.read(in), ContextRecord.Kind.valueOf(in.readUTF()), readReading(in));
      case CANDLE -> new ContextRecord.FuturesCandle(CandleCodec.INSTANCE.read(in.readInt(), in));
      case MOOD -> new ContextRecord.Mood(InstrumentCodec.read(in), readSentiment(in));
      case RUN_START -> new RunStart(InstrumentCodec.read(in), in.readLong());
      default -> throw new IOException("a context record with tag " + tag + " cannot be read");
    };
  }

  /** A figure without whose and which it is. */
  public static void writeReading(FuturesReading reading, DataOutput out) throws IOException {
    out.writeLong(reading.time());
    out.writeDouble(reading.value());
    out.writeLong(reading.period());
  }

  public static FuturesReading readReading(DataInput in) throws IOException {
    return new FuturesReading(in.readLong(), in.readDouble(), in.readLong());
  }

  /** A value of a sentiment feed, without whom it is about. */
  public static void writeSentiment(SentimentReading reading, DataOutput out) throws IOException {
    out.writeUTF(reading.source());
    out.writeUTF(reading.scale().name());
    out.writeLong(reading.time());
    out.writeDouble(reading.value());
    out.writeLong(reading.period());
  }

  public static SentimentReading readSentiment(DataInput in) throws IOException {
    return new SentimentReading(
        in.readUTF(),
        SentimentReading.Scale.valueOf(in.readUTF()),
        in.readLong(),
        in.readDouble(),
        in.readLong());
  }
}
