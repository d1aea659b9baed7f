package io.ennead.binance.split;

import io.ennead.records.BinaryCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The versioned form of the enumerator's state in a checkpoint. */
public final class BinanceEnumeratorStateSerializer
    implements SimpleVersionedSerializer<BinanceEnumeratorState> {

  public static final BinanceEnumeratorStateSerializer INSTANCE =
      new BinanceEnumeratorStateSerializer();

  /** The version of the splits in it is its own. */
  private static final int VERSION = 4;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(BinanceEnumeratorState state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    out.writeInt(state.assigned().size());
    for (String symbol : new TreeSet<>(state.assigned())) {
      out.writeUTF(symbol);
    }
    out.writeInt(state.waiting().size());
    for (BinanceSplit split : state.waiting()) {
      BinanceSplitSerializer.write(split, out);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public BinanceEnumeratorState deserialize(int version, byte[] bytes) throws IOException {
    if (version < 1 || version > VERSION) {
      BinaryCodec.requireVersion(version, VERSION, "Binance enumerator state");
    }
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    Set<String> assigned = new TreeSet<>();
    for (int left = in.readInt(); left > 0; left--) {
      assigned.add(in.readUTF());
    }
    List<BinanceSplit> waiting = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      waiting.add(BinanceSplitSerializer.read(version, in));
    }
    return new BinanceEnumeratorState(assigned, waiting);
  }
}
