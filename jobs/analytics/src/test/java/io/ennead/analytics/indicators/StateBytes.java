package io.ennead.analytics.indicators;

import io.ennead.analytics.indicators.primitive.CandleRing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The saved bytes of a set taken apart, to write what another version would have written. */
final class StateBytes {

  private record Section(int version, byte[] content) {}

  private final byte[] head;
  private final Map<String, Section> sections = new LinkedHashMap<>();

  private StateBytes(byte[] head) {
    this.head = head;
  }

  static StateBytes parse(byte[] state) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(state));
    in.readInt();
    in.readUTF();
    in.readLong();
    new CandleRing().load(in);
    StateBytes parsed = new StateBytes(Arrays.copyOf(state, state.length - in.available()));
    for (int left = in.readInt(); left > 0; left--) {
      String id = in.readUTF();
      int version = in.readUnsignedShort();
      byte[] content = new byte[in.readInt()];
      in.readFully(content);
      parsed.sections.put(id, new Section(version, content));
    }
    return parsed;
  }

  StateBytes without(String id) {
    if (sections.remove(id) == null) {
      throw new IllegalArgumentException("no section " + id);
    }
    return this;
  }

  StateBytes with(String id, byte[] content) {
    sections.put(id, new Section(1, content));
    return this;
  }

  StateBytes withVersion(String id, int version) {
    sections.put(id, new Section(version, sections.get(id).content()));
    return this;
  }

  byte[] toBytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(head);
    out.writeInt(sections.size());
    for (Map.Entry<String, Section> section : sections.entrySet()) {
      out.writeUTF(section.getKey());
      out.writeShort(section.getValue().version());
      out.writeInt(section.getValue().content().length);
      out.write(section.getValue().content());
    }
    return bytes.toByteArray();
  }
}
