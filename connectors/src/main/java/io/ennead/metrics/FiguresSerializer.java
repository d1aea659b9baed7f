package io.ennead.metrics;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The binary form of {@link Totals#values}, for state that is not Flink's own list. */
public final class FiguresSerializer implements SimpleVersionedSerializer<Map<String, Long>> {

  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(Map<String, Long> figures) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    out.writeInt(figures.size());
    for (Map.Entry<String, Long> figure : figures.entrySet()) {
      out.writeUTF(figure.getKey());
      out.writeLong(figure.getValue());
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public Map<String, Long> deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "figures of version %d cannot be read: this program knows version %d"
              .formatted(version, VERSION));
    }
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    Map<String, Long> figures = new HashMap<>();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      figures.put(in.readUTF(), in.readLong());
    }
    return figures;
  }
}
