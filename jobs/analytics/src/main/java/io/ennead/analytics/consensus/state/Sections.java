package io.ennead.analytics.consensus.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes sections one after another, each with its id, version and length, so that a reader can
 * drop a section that it does not know, and tell which of its own are missing.
 */
public final class Sections {

  private Sections() {}

  public static void write(Collection<? extends Section> sections, DataOutput out)
      throws IOException {
    out.writeInt(sections.size());
    for (Section section : sections) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      section.write(new DataOutputStream(bytes));
      out.writeUTF(section.id());
      out.writeInt(section.version());
      out.writeInt(bytes.size());
      out.write(bytes.toByteArray());
    }
  }

  /**
   * Reads what {@link #write} wrote; the order does not matter.
   *
   * @return the ids of the sections that were found
   * @throws IOException if a section was not read to its end, or its version is not known
   */
  public static Set<String> read(Collection<? extends Section> sections, DataInput in)
      throws IOException {
    var byId = sections.stream().collect(Collectors.toMap(Section::id, Function.identity()));
    Set<String> found = new LinkedHashSet<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      String id = in.readUTF();
      int version = in.readInt();
      byte[] bytes = new byte[in.readInt()];
      in.readFully(bytes);
      Section section = byId.get(id);
      if (section != null) {
        readWhole(section, version, bytes);
        found.add(id);
      }
    }
    return found;
  }

  private static void readWhole(Section section, int version, byte[] bytes) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    section.read(version, in);
    if (in.available() > 0) {
      throw new IOException(
          "section %s version %d has %d bytes more than this version reads"
              .formatted(section.id(), version, in.available()));
    }
  }

  /** The error of a section whose version is newer than this code. */
  public static void requireVersion(Section section, int version) throws IOException {
    if (version != section.version()) {
      throw new IOException(
          "section %s has version %d, this code reads %d: restore with the version that wrote it"
              .formatted(section.id(), version, section.version()));
    }
  }
}
