package io.ennead.records;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of an outcome. */
public final class OutcomeCodec implements BinaryCodec<Outcome> {

  public static final OutcomeCodec INSTANCE = new OutcomeCodec();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Outcome outcome, DataOutput out) throws IOException {
    out.writeUTF(outcome.id());
    InstrumentCodec.write(outcome.instrument(), out);
    out.writeUTF(outcome.interval().name());
    out.writeUTF(outcome.direction().name());
    out.writeLong(outcome.closeTime());
    CandleCodec.writeDecimal(outcome.entry(), out);
    CandleCodec.writeDecimal(outcome.stop(), out);
    CandleCodec.writeDecimal(outcome.target(), out);
    out.writeBoolean(outcome.shadow());
    out.writeUTF(outcome.status().name());
    out.writeLong(outcome.time());
    CandleCodec.writeDecimal(outcome.price(), out);
    CandleCodec.writeDecimal(outcome.resultR(), out);
    CandleCodec.writeDecimal(outcome.resultPercent(), out);
    CandleCodec.writeDecimal(outcome.favourableR(), out);
    CandleCodec.writeDecimal(outcome.adverseR(), out);
  }

  @Override
  public Outcome read(int version, DataInput in) throws IOException {
    BinaryCodec.requireVersion(version, version(), "signal outcome");
    return new Outcome(
        in.readUTF(),
        InstrumentCodec.read(in),
        Interval.valueOf(in.readUTF()),
        Direction.valueOf(in.readUTF()),
        in.readLong(),
        CandleCodec.readDecimal(in),
        CandleCodec.readDecimal(in),
        CandleCodec.readDecimal(in),
        in.readBoolean(),
        OutcomeStatus.valueOf(in.readUTF()),
        in.readLong(),
        CandleCodec.readDecimal(in),
        CandleCodec.readDecimal(in),
        CandleCodec.readDecimal(in),
        CandleCodec.readDecimal(in),
        CandleCodec.readDecimal(in));
  }
}
