package io.ennead.pipeline.tape;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Deals all tapes out at once when every reader is there: a tape that a reader got later would lie
 * behind its watermark.
 */
final class TapeEnumerator implements SplitEnumerator<TapeSplit, List<TapeSplit>> {

  private final SplitEnumeratorContext<TapeSplit> context;
  private final List<TapeSplit> waiting;

  TapeEnumerator(SplitEnumeratorContext<TapeSplit> context, List<TapeSplit> waiting) {
    this.context = context;
    this.waiting = new ArrayList<>(waiting);
  }

  @Override
  public void start() {}

  @Override
  public void handleSplitRequest(int subtask, String host) {}

  @Override
  public void addSplitsBack(List<TapeSplit> splits, int subtask) {
    waiting.addAll(splits);
  }

  @Override
  public void addReader(int subtask) {
    if (context.registeredReaders().size() < context.currentParallelism()) {
      return;
    }
    for (int i = 0; i < waiting.size(); i++) {
      context.assignSplit(waiting.get(i), i % context.currentParallelism());
    }
    waiting.clear();
    context.registeredReaders().keySet().forEach(context::signalNoMoreSplits);
  }

  @Override
  public List<TapeSplit> snapshotState(long checkpointId) {
    return List.copyOf(waiting);
  }

  @Override
  public void close() {}

  /** The binary form of the tapes that wait for their readers. */
  static final class StateSerializer implements SimpleVersionedSerializer<List<TapeSplit>> {

    private final TapeSplit.Serializer splits = new TapeSplit.Serializer();

    @Override
    public int getVersion() {
      return splits.getVersion();
    }

    @Override
    public byte[] serialize(List<TapeSplit> waiting) throws IOException {
      DataOutputSerializer out = new DataOutputSerializer(64);
      out.writeInt(waiting.size());
      for (TapeSplit split : waiting) {
        byte[] bytes = splits.serialize(split);
        out.writeInt(bytes.length);
        out.write(bytes);
      }
      return out.getCopyOfBuffer();
    }

    @Override
    public List<TapeSplit> deserialize(int version, byte[] bytes) throws IOException {
      DataInputDeserializer in = new DataInputDeserializer(bytes);
      List<TapeSplit> waiting = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        byte[] split = new byte[in.readInt()];
        in.readFully(split);
        waiting.add(splits.deserialize(version, split));
      }
      return waiting;
    }
  }
}
