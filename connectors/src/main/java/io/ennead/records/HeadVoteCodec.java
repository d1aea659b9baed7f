package io.ennead.records;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The binary form of a vote. Head and direction are written by name, so that order never binds. */
public final class HeadVoteCodec implements BinaryCodec<HeadVote> {

  private static final int VERSION = 1;

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public void write(HeadVote vote, DataOutput out) throws IOException {
    out.writeUTF(vote.head().name());
    out.writeUTF(vote.direction().name());
    out.writeDouble(vote.probability());
    out.writeDouble(vote.confidence());
    out.writeBoolean(vote.abstained());
    out.writeInt(vote.reasons().size());
    for (String reason : vote.reasons()) {
      out.writeUTF(reason);
    }
  }

  @Override
  public HeadVote read(int version, DataInput in) throws IOException {
    if (version != VERSION) {
      throw new IOException("version " + version + " of a vote is not known: newest is " + VERSION);
    }
    HeadName head = HeadName.valueOf(in.readUTF());
    Direction direction = Direction.valueOf(in.readUTF());
    double probability = in.readDouble();
    double confidence = in.readDouble();
    boolean abstained = in.readBoolean();
    int count = in.readInt();
    List<String> reasons = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      reasons.add(in.readUTF());
    }
    return new HeadVote(head, direction, probability, confidence, abstained, reasons);
  }
}
