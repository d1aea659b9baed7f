package io.ennead.pipeline.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Analytical state in Flink's keeping: the bytes that its own {@code save} wrote, until a function
 * opens it with the options of today. So a savepoint stays readable when options, indicators or
 * heads have changed since: what to do about it is the analytics' own rule.
 */
public final class Kept<S> {

  /** Makes the state of bytes. */
  @FunctionalInterface
  public interface Loader<S> {
    S load(DataInput in) throws IOException;
  }

  /** Makes bytes of the state. */
  @FunctionalInterface
  public interface Saver<S> {
    void save(S state, DataOutput out) throws IOException;
  }

  private byte[] bytes;
  private S state;
  private Saver<S> saver;

  private Kept(byte[] bytes, S state, Saver<S> saver) {
    this.bytes = bytes;
    this.state = state;
    this.saver = saver;
  }

  /** State that has just come into being. */
  public static <S> Kept<S> of(S state, Saver<S> saver) {
    return new Kept<>(null, state, saver);
  }

  static <S> Kept<S> ofBytes(byte[] bytes) {
    return new Kept<>(bytes, null, null);
  }

  /** The state itself; it may be changed, and is then put back into Flink's keeping. */
  public S open(Loader<S> loader, Saver<S> with) {
    if (state == null) {
      try {
        state = loader.load(new DataInputStream(new ByteArrayInputStream(bytes)));
      } catch (IOException e) {
        throw new UncheckedIOException("kept state cannot be read: " + e.getMessage(), e);
      }
      saver = with;
      bytes = null;
    }
    return state;
  }

  byte[] toBytes() throws IOException {
    if (state == null) {
      return bytes;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    saver.save(state, new DataOutputStream(out));
    return out.toByteArray();
  }
}
