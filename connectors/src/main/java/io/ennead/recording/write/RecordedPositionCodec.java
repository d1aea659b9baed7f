package io.ennead.recording.write;

import io.ennead.records.BinaryCodec;
import io.ennead.records.InstrumentCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of a position in a recording. */
public final class RecordedPositionCodec implements BinaryCodec<RecordedPosition> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(RecordedPosition position, DataOutput out) throws IOException {
    out.writeUTF(position.session());
    out.writeLong(position.attempt());
    InstrumentCodec.write(position.instrument(), out);
    out.writeLong(position.next());
  }

  @Override
  public RecordedPosition read(int version, DataInput in) throws IOException {
    BinaryCodec.requireVersion(version, version(), "recorded position");
    return new RecordedPosition(
        in.readUTF(), in.readLong(), InstrumentCodec.read(in), in.readLong());
  }
}
