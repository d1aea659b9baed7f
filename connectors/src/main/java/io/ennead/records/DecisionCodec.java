package io.ennead.records;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a decision. */
public final class DecisionCodec implements BinaryCodec<Decision> {

  public static final DecisionCodec INSTANCE = new DecisionCodec();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Decision decision, DataOutput out) throws IOException {
    InstrumentCodec.write(decision.instrument(), out);
    out.writeUTF(decision.interval().name());
    out.writeLong(decision.closeTime());
    out.writeUTF(decision.verdict().name());
    Fields.writeText(decision.reason(), out);
    CandleCodec.writeDecimal(decision.value(), out);
    CandleCodec.writeDecimal(decision.threshold(), out);
    out.writeUTF(decision.direction().name());
    out.writeDouble(decision.probability());
    out.writeDouble(decision.confidence());
    Fields.writeHeads(decision.agreeing(), out);
    out.writeDouble(decision.boost());
    Fields.writeVotes(decision.votes(), out);
    Fields.writeList(decision.gates(), DecisionCodec::writeGate, out);
  }

  @Override
  public Decision read(int version, DataInput in) throws IOException {
    BinaryCodec.requireVersion(version, version(), "decision");
    return new Decision(
        InstrumentCodec.read(in),
        Interval.valueOf(in.readUTF()),
        in.readLong(),
        Verdict.valueOf(in.readUTF()),
        Fields.readText(in),
        CandleCodec.readDecimal(in),
        CandleCodec.readDecimal(in),
        Direction.valueOf(in.readUTF()),
        in.readDouble(),
        in.readDouble(),
        Fields.readHeads(in),
        in.readDouble(),
        Fields.readVotes(in),
        Fields.readList(DecisionCodec::readGate, in));
  }

  private static void writeGate(GateMeasure gate, DataOutput out) throws IOException {
    out.writeUTF(gate.gate().name());
    out.writeBoolean(gate.passed());
    CandleCodec.writeDecimal(gate.value(), out);
    CandleCodec.writeDecimal(gate.threshold(), out);
    out.writeUTF(gate.finding());
  }

  private static GateMeasure readGate(DataInput in) throws IOException {
    return new GateMeasure(
        GateName.valueOf(in.readUTF()),
        in.readBoolean(),
        CandleCodec.readDecimal(in),
        CandleCodec.readDecimal(in),
        in.readUTF());
  }
}
