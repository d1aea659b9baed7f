package io.ennead.history.split;

import io.ennead.history.file.Container;
import io.ennead.history.file.FileKind;
import io.ennead.history.file.HistoryFile;
import io.ennead.history.file.Layout;
import io.ennead.ledger.TradeLedger;
import io.ennead.records.BinaryCodec;
import io.ennead.records.Instrument;
import io.ennead.records.InstrumentCodec;
import io.ennead.records.Interval;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** The form in which splits lie in checkpoints and travel to readers. */
public final class HistorySplitSerializer implements SimpleVersionedSerializer<HistorySplit> {

  private static final int VERSION = 1;
  private static final int OF_TRADES = 1;
  private static final int OF_CANDLES = 2;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(HistorySplit split) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(1_024);
    write(split, out);
    return out.getCopyOfBuffer();
  }

  @Override
  public HistorySplit deserialize(int version, byte[] bytes) throws IOException {
    BinaryCodec.requireVersion(version, VERSION, "history split");
    return read(new DataInputDeserializer(bytes));
  }

  /** Writes a split as a part of something else. */
  public static void write(HistorySplit split, DataOutput out) throws IOException {
    InstrumentCodec.write(split.instrument(), out);
    out.writeInt(split.files().size());
    for (HistoryFile file : split.files()) {
      writeFile(file, out);
    }
    out.writeLong(split.coverage().from());
    out.writeLong(split.coverage().until());
    writeProgress(split.progress(), out);
  }

  /** Reads what {@link #write} wrote. */
  public static HistorySplit read(DataInput in) throws IOException {
    Instrument instrument = InstrumentCodec.read(in);
    int count = in.readInt();
    List<HistoryFile> files = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      files.add(readFile(instrument, in));
    }
    HistorySplit.Coverage coverage = new HistorySplit.Coverage(in.readLong(), in.readLong());
    return new HistorySplit(instrument, files, coverage, readProgress(in));
  }

  private static void writeFile(HistoryFile file, DataOutput out) throws IOException {
    out.writeUTF(file.path());
    out.writeLong(file.size());
    out.writeUTF(file.container().name());
    out.writeUTF(file.kind().name());
    out.writeUTF(file.interval() == null ? "" : file.interval().label());
    out.writeUTF(file.layout().text().name());
    out.writeBoolean(file.layout().header());
    out.writeInt(file.layout().width());
    out.writeInt(file.layout().index().size());
    for (int place : file.layout().index()) {
      out.writeInt(place);
    }
    HistoryFile.Facts facts = file.facts();
    out.writeLong(facts.rows());
    out.writeLong(facts.firstKey());
    out.writeLong(facts.lastKey());
    out.writeLong(facts.firstMillis());
    out.writeLong(facts.lastMillis());
    out.writeUTF(facts.order().name());
  }

  private static HistoryFile readFile(Instrument instrument, DataInput in) throws IOException {
    String path = in.readUTF();
    long size = in.readLong();
    Container container = Container.valueOf(in.readUTF());
    FileKind kind = FileKind.valueOf(in.readUTF());
    String interval = in.readUTF();
    Layout layout = readLayout(in);
    HistoryFile.Facts facts =
        new HistoryFile.Facts(
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            HistoryFile.Order.valueOf(in.readUTF()));
    return new HistoryFile(
        path,
        size,
        container,
        kind,
        instrument,
        interval.isEmpty() ? null : Interval.of(interval),
        layout,
        facts);
  }

  private static Layout readLayout(DataInput in) throws IOException {
    Layout.Text text = Layout.Text.valueOf(in.readUTF());
    boolean header = in.readBoolean();
    int width = in.readInt();
    int places = in.readInt();
    List<Integer> index = new ArrayList<>(places);
    for (int i = 0; i < places; i++) {
      index.add(in.readInt());
    }
    return new Layout(text, header, width, index);
  }

  private static void writeProgress(Progress progress, DataOutput out) throws IOException {
    if (progress instanceof Progress.OfTrades trades) {
      out.writeByte(OF_TRADES);
      TradeLedger.Position position = trades.position();
      out.writeLong(position.lastId());
      out.writeLong(position.lastTradeId());
      out.writeLong(position.maxMillis());
      out.writeLong(position.coveredFrom());
      out.writeLong(position.coveredUntil());
    } else if (progress instanceof Progress.OfCandles candles) {
      out.writeByte(OF_CANDLES);
      out.writeLong(candles.lastOpenTime());
      out.writeUTF(candles.lastClose() == null ? "" : candles.lastClose().toString());
    }
  }

  private static Progress readProgress(DataInput in) throws IOException {
    int tag = in.readUnsignedByte();
    return switch (tag) {
      case OF_TRADES ->
          new Progress.OfTrades(
              new TradeLedger.Position(
                  in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong()));
      case OF_CANDLES -> {
        long lastOpenTime = in.readLong();
        String lastClose = in.readUTF();
        yield new Progress.OfCandles(
            lastOpenTime, lastClose.isEmpty() ? null : new BigDecimal(lastClose));
      }
      default -> throw new IOException("the progress of a split cannot begin with tag " + tag);
    };
  }
}
