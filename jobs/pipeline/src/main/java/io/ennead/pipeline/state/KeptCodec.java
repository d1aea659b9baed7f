package io.ennead.pipeline.state;

import io.ennead.records.BinaryCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of kept state: its length and its own bytes, which carry their own versions. */
public final class KeptCodec<S> implements BinaryCodec<Kept<S>> {

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Kept<S> kept, DataOutput out) throws IOException {
    byte[] bytes = kept.toBytes();
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  @Override
  public Kept<S> read(int version, DataInput in) throws IOException {
    BinaryCodec.requireVersion(version, version(), "kept state");
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return Kept.ofBytes(bytes);
  }
}
