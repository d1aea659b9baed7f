package io.ennead.records;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a signal. */
public final class SignalCodec implements BinaryCodec<Signal> {

  public static final SignalCodec INSTANCE = new SignalCodec();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Signal signal, DataOutput out) throws IOException {
    out.writeUTF(signal.id());
    InstrumentCodec.write(signal.instrument(), out);
    out.writeUTF(signal.interval().name());
    out.writeUTF(signal.direction().name());
    out.writeLong(signal.closeTime());
    CandleCodec.writeDecimal(signal.entry(), out);
    CandleCodec.writeDecimal(signal.stop(), out);
    CandleCodec.writeDecimal(signal.target(), out);
    CandleCodec.writeDecimal(signal.riskReward(), out);
    out.writeDouble(signal.probability());
    out.writeDouble(signal.confidence());
    CandleCodec.writeDecimal(signal.quality(), out);
    out.writeUTF(signal.regime().name());
    Fields.writeHeads(signal.agreeing(), out);
    out.writeDouble(signal.boost());
    Fields.writeList(signal.reasons(), (reason, to) -> to.writeUTF(reason), out);
    Fields.writeVotes(signal.votes(), out);
  }

  @Override
  public Signal read(int version, DataInput in) throws IOException {
    BinaryCodec.requireVersion(version, version(), "signal");
    return new Signal(
        in.readUTF(),
        InstrumentCodec.read(in),
        Interval.valueOf(in.readUTF()),
        Direction.valueOf(in.readUTF()),
        in.readLong(),
        CandleCodec.readDecimal(in),
        CandleCodec.readDecimal(in),
        CandleCodec.readDecimal(in),
        CandleCodec.readDecimal(in),
        in.readDouble(),
        in.readDouble(),
        CandleCodec.readDecimal(in),
        Regime.valueOf(in.readUTF()),
        Fields.readHeads(in),
        in.readDouble(),
        Fields.readList(DataInput::readUTF, in),
        Fields.readVotes(in));
  }
}
