package io.ennead.kafka;

import io.ennead.records.BinaryCodec;
import io.ennead.records.MarketEventCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The binary form of what lies in the topic of events; an event says the version of its own. */
public final class TopicRecordCodec implements BinaryCodec<TopicRecord> {

  static final TopicRecordCodec INSTANCE = new TopicRecordCodec();

  private static final int EVENT = 1;
  private static final int MARK = 2;

  /** The version whose events have no number. */
  private static final int UNNUMBERED = 1;

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void write(TopicRecord record, DataOutput out) throws IOException {
    if (record instanceof TopicRecord.Event event) {
      out.writeByte(EVENT);
      out.writeByte(MarketEventCodec.INSTANCE.version());
      out.writeLong(event.timestamp());
      out.writeLong(event.number());
      MarketEventCodec.INSTANCE.write(event.event(), out);
    } else if (record instanceof TopicRecord.Mark mark) {
      out.writeByte(MARK);
      out.writeInt(mark.partition());
      out.writeInt(mark.writer());
      out.writeInt(mark.writers());
      out.writeLong(mark.until());
    }
  }

  @Override
  public TopicRecord read(int version, DataInput in) throws IOException {
    if (version != UNNUMBERED) {
      BinaryCodec.requireVersion(version, version(), "record of a topic");
    }
    int tag = in.readUnsignedByte();
    switch (tag) {
      case EVENT -> {
        int eventVersion = in.readUnsignedByte();
        long timestamp = in.readLong();
        long number = version == UNNUMBERED ? TopicRecord.Event.UNCOUNTED : in.readLong();
        return new TopicRecord.Event(
            MarketEventCodec.INSTANCE.read(eventVersion, in), timestamp, number);
      }
      case MARK -> {
        return new TopicRecord.Mark(in.readInt(), in.readInt(), in.readInt(), in.readLong());
      }
      default -> throw new IOException("a record of a topic cannot begin with the tag " + tag);
    }
  }
}
