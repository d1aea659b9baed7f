package io.ennead.binance.split;

import io.ennead.binance.wire.TradeKind;
import io.ennead.ledger.TradeLedger.Position;
import io.ennead.records.BinaryCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The versioned form of a split in a checkpoint. */
public final class BinanceSplitSerializer implements SimpleVersionedSerializer<BinanceSplit> {

  public static final BinanceSplitSerializer INSTANCE = new BinanceSplitSerializer();

  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(BinanceSplit split) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    write(split, out);
    return out.getCopyOfBuffer();
  }

  @Override
  public BinanceSplit deserialize(int version, byte[] bytes) throws IOException {
    BinaryCodec.requireVersion(version, VERSION, "Binance split");
    return read(new DataInputDeserializer(bytes));
  }

  static void write(BinanceSplit split, DataOutput out) throws IOException {
    out.writeUTF(split.symbol());
    out.writeUTF(split.kind().stream());
    Position position = split.position();
    out.writeLong(position.lastId());
    out.writeLong(position.lastTradeId());
    out.writeLong(position.maxMillis());
    out.writeLong(position.coveredFrom());
    out.writeLong(position.coveredUntil());
  }

  static BinanceSplit read(DataInput in) throws IOException {
    return new BinanceSplit(
        in.readUTF(),
        TradeKind.of(in.readUTF()),
        new Position(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong()));
  }
}
