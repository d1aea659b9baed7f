package io.ennead.recording.read;

import io.ennead.records.BinaryCodec;
import io.ennead.records.Instrument;
import io.ennead.records.InstrumentCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The form in which splits lie in checkpoints and travel to readers. */
public final class RecordedSplitSerializer implements SimpleVersionedSerializer<RecordedSplit> {

  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(RecordedSplit split) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    write(split, out);
    return out.getCopyOfBuffer();
  }

  @Override
  public RecordedSplit deserialize(int version, byte[] bytes) throws IOException {
    BinaryCodec.requireVersion(version, VERSION, "recorded split");
    return read(new DataInputDeserializer(bytes));
  }

  private static void write(RecordedSplit split, DataOutput out) throws IOException {
    InstrumentCodec.write(split.instrument(), out);
    out.writeInt(split.segments().size());
    for (RecordedSplit.Segment segment : split.segments()) {
      out.writeUTF(segment.path());
      out.writeLong(segment.first());
      out.writeLong(segment.until());
    }
    out.writeLong(split.next());
  }

  private static RecordedSplit read(DataInput in) throws IOException {
    Instrument instrument = InstrumentCodec.read(in);
    int count = in.readInt();
    List<RecordedSplit.Segment> segments = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      segments.add(new RecordedSplit.Segment(in.readUTF(), in.readLong(), in.readLong()));
    }
    return new RecordedSplit(instrument, segments, in.readLong());
  }

  /** The form of the splits that no reader has been given yet. */
  static final class OfMany implements SimpleVersionedSerializer<List<RecordedSplit>> {

    @Override
    public int getVersion() {
      return VERSION;
    }

    @Override
    public byte[] serialize(List<RecordedSplit> splits) throws IOException {
      DataOutputSerializer out = new DataOutputSerializer(1_024);
      out.writeInt(splits.size());
      for (RecordedSplit split : splits) {
        write(split, out);
      }
      return out.getCopyOfBuffer();
    }

    @Override
    public List<RecordedSplit> deserialize(int version, byte[] bytes) throws IOException {
      BinaryCodec.requireVersion(version, VERSION, "list of recorded splits");
      DataInputDeserializer in = new DataInputDeserializer(bytes);
      int count = in.readInt();
      List<RecordedSplit> splits = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        splits.add(read(in));
      }
      return splits;
    }
  }
}
