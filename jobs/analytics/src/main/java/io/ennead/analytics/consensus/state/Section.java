package io.ennead.analytics.consensus.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Something whose memory is written to, and restored exactly from, a section of its own. */
public interface Section {

  /** The section's name, unique among its siblings and never changed. */
  String id();

  /** The version that {@link #write} writes. */
  int version();

  void write(DataOutput out) throws IOException;

  /**
   * Replaces the whole memory.
   *
   * @param version the version that wrote the bytes; one that is not known is an error
   */
  void read(int version, DataInput in) throws IOException;
}
