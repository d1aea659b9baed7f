package io.ennead.records;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The versioned binary form of a record: compact, exact, and readable by later versions. */
public interface BinaryCodec<T> {

  /** The version that {@link #write} writes. */
  int version();

  void write(T value, DataOutput out) throws IOException;

  /**
   * @param version the version that wrote the bytes; one that is not known is an error
   */
  T read(int version, DataInput in) throws IOException;

  /** Refuses bytes of another version than the only one that is known. */
  static void requireVersion(int found, int known, String what) throws IOException {
    if (found != known) {
      throw new IOException(
          "a %s of version %d cannot be read: this program knows version %d"
              .formatted(what, found, known));
    }
  }
}
