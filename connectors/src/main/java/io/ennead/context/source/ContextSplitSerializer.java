package io.ennead.context.source;

import io.ennead.context.ContextFeed.Part;
import io.ennead.records.BinaryCodec;
import io.ennead.records.ContextRecord;
import io.ennead.records.ContextRecordCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The versioned form of a feed's position in a checkpoint. */
public final class ContextSplitSerializer implements SimpleVersionedSerializer<ContextSplit> {

  public static final ContextSplitSerializer INSTANCE = new ContextSplitSerializer();

  private static final int VERSION = 1;
  private static final ContextRecordCodec RECORDS = ContextRecordCodec.INSTANCE;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(ContextSplit split) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    out.writeLong(split.until());
    out.writeBoolean(split.present());
    out.writeBoolean(split.forgone() != null);
    if (split.forgone() != null) {
      writePart(split.forgone(), out);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public ContextSplit deserialize(int version, byte[] bytes) throws IOException {
    BinaryCodec.requireVersion(version, VERSION, "feed split");
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    long until = in.readLong();
    boolean present = in.readBoolean();
    return new ContextSplit(until, in.readBoolean() ? readPart(in) : null, present);
  }

  private static void writePart(Part part, DataOutput out) throws IOException {
    out.writeLong(part.until());
    out.writeInt(RECORDS.version());
    out.writeInt(part.records().size());
    for (ContextRecord record : part.records()) {
      RECORDS.write(record, out);
    }
  }

  private static Part readPart(DataInput in) throws IOException {
    long until = in.readLong();
    int version = in.readInt();
    List<ContextRecord> records = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      records.add(RECORDS.read(version, in));
    }
    return new Part(records, until, false, true);
  }
}
