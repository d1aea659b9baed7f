package io.ennead.pipeline.tape;

import io.ennead.ledger.TradeLedger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * A tape and where it is being played.
 *
 * @param tape its place among the source's tapes
 * @param position trades played
 * @param ledgers where the ledger of each of its instruments stands
 */
record TapeSplit(int tape, long position, List<TradeLedger.Position> ledgers)
    implements SourceSplit {

  static TapeSplit start(int tape, int instruments) {
    return new TapeSplit(tape, 0, Collections.nCopies(instruments, TradeLedger.Position.START));
  }

  @Override
  public String splitId() {
    return "tape-" + tape;
  }

  /** The binary form of a split. */
  static final class Serializer implements SimpleVersionedSerializer<TapeSplit> {

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(TapeSplit split) throws IOException {
      DataOutputSerializer out = new DataOutputSerializer(64);
      out.writeInt(split.tape());
      out.writeLong(split.position());
      out.writeInt(split.ledgers().size());
      for (TradeLedger.Position ledger : split.ledgers()) {
        out.writeLong(ledger.lastId());
        out.writeLong(ledger.lastTradeId());
        out.writeLong(ledger.maxMillis());
        out.writeLong(ledger.coveredFrom());
        out.writeLong(ledger.coveredUntil());
      }
      return out.getCopyOfBuffer();
    }

    @Override
    public TapeSplit deserialize(int version, byte[] bytes) throws IOException {
      DataInputDeserializer in = new DataInputDeserializer(bytes);
      int tape = in.readInt();
      long position = in.readLong();
      int size = in.readInt();
      List<TradeLedger.Position> ledgers = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        ledgers.add(
            new TradeLedger.Position(
                in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong()));
      }
      return new TapeSplit(tape, position, ledgers);
    }
  }
}
