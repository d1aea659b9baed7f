package io.ennead.history.split;

import io.ennead.records.BinaryCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The form in which the enumerator's state lies in checkpoints. */
public final class HistoryEnumeratorStateSerializer
    implements SimpleVersionedSerializer<HistoryEnumeratorState> {

  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(HistoryEnumeratorState state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(1_024);
    out.writeInt(state.unassigned().size());
    for (HistorySplit split : state.unassigned()) {
      HistorySplitSerializer.write(split, out);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public HistoryEnumeratorState deserialize(int version, byte[] bytes) throws IOException {
    BinaryCodec.requireVersion(version, VERSION, "history enumerator state");
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    int count = in.readInt();
    List<HistorySplit> splits = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      splits.add(HistorySplitSerializer.read(in));
    }
    return new HistoryEnumeratorState(splits);
  }
}
