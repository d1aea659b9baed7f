package io.ennead.kafka;

import io.ennead.records.BinaryCodec;
import io.ennead.records.InstrumentCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of the position of an instrument in a topic. */
public final class TopicPositionCodec implements BinaryCodec<TopicPosition> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(TopicPosition position, DataOutput out) throws IOException {
    InstrumentCodec.write(position.instrument(), out);
    out.writeLong(position.number());
    out.writeLong(position.tradeId());
  }

  @Override
  public TopicPosition read(int version, DataInput in) throws IOException {
    BinaryCodec.requireVersion(version, version(), "position in a topic");
    return new TopicPosition(InstrumentCodec.read(in), in.readLong(), in.readLong());
  }
}
