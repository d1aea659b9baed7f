package io.ennead.binance.split;

import io.ennead.binance.split.SplitGaps.Declared;
import io.ennead.binance.split.SplitGaps.Outage;
import io.ennead.binance.split.SplitGaps.Reread;
import io.ennead.binance.wire.TradeKind;
import io.ennead.ledger.TradeLedger.Position;
import io.ennead.records.BinaryCodec;
import io.ennead.records.Gap;
import io.ennead.records.MarketEventCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * The versioned form of a split in a checkpoint. Version 1 knew no gaps, version 2 none that have
 * been read again and wait, version 3 no outage.
 */
public final class BinanceSplitSerializer implements SimpleVersionedSerializer<BinanceSplit> {

  public static final BinanceSplitSerializer INSTANCE = new BinanceSplitSerializer();

  private static final int WITHOUT_GAPS = 1;
  private static final int WITHOUT_REREAD = 2;
  private static final int WITHOUT_OUTAGE = 3;
  private static final int VERSION = 4;

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
    if (version < WITHOUT_GAPS || version > VERSION) {
      BinaryCodec.requireVersion(version, VERSION, "Binance split");
    }
    return read(version, new DataInputDeserializer(bytes));
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
    write(split.gaps(), out);
  }

  private static void write(SplitGaps gaps, DataOutput out) throws IOException {
    out.writeBoolean(gaps.declared() != null);
    if (gaps.declared() != null) {
      MarketEventCodec.INSTANCE.write(gaps.declared().gap(), out);
      out.writeLong(gaps.declared().tradeId());
    }
    out.writeBoolean(gaps.reread() != null);
    if (gaps.reread() != null) {
      write(gaps.reread().gaps(), out);
      out.writeLong(gaps.reread().from());
      out.writeLong(gaps.reread().until());
      out.writeInt(gaps.reread().parts());
    }
    write(gaps.open(), out);
    out.writeLong(gaps.repaired());
    out.writeBoolean(gaps.outage() != null);
    if (gaps.outage() != null) {
      out.writeLong(gaps.outage().since());
      out.writeLong(gaps.outage().until());
    }
  }

  private static void write(List<Gap> gaps, DataOutput out) throws IOException {
    out.writeInt(gaps.size());
    for (Gap gap : gaps) {
      MarketEventCodec.INSTANCE.write(gap, out);
    }
  }

  /**
   * @param version of a split, not of what it is embedded in
   */
  static BinanceSplit read(int version, DataInput in) throws IOException {
    return new BinanceSplit(
        in.readUTF(),
        TradeKind.of(in.readUTF()),
        new Position(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong()),
        version == WITHOUT_GAPS ? SplitGaps.NONE : readGaps(version, in));
  }

  private static SplitGaps readGaps(int version, DataInput in) throws IOException {
    Declared declared = in.readBoolean() ? new Declared(readGap(in), in.readLong()) : null;
    Reread reread =
        version > WITHOUT_REREAD && in.readBoolean()
            ? new Reread(readGaps(in), in.readLong(), in.readLong(), in.readInt())
            : null;
    List<Gap> open = readGaps(in);
    long repaired = in.readLong();
    Outage outage =
        version > WITHOUT_OUTAGE && in.readBoolean()
            ? new Outage(in.readLong(), in.readLong())
            : null;
    return new SplitGaps(declared, reread, open, repaired, outage);
  }

  private static List<Gap> readGaps(DataInput in) throws IOException {
    List<Gap> gaps = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      gaps.add(readGap(in));
    }
    return gaps;
  }

  private static Gap readGap(DataInput in) throws IOException {
    return (Gap) MarketEventCodec.INSTANCE.read(MarketEventCodec.INSTANCE.version(), in);
  }
}
