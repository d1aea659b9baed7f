package io.ennead.records;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The binary form of a part of a repair; the instrument is written once. Version 1 did not tell
 * when it left: it takes effect as early as it can.
 */
public final class RepairedTradesCodec implements BinaryCodec<RepairedTrades> {

  private static final int WITHOUT_TIME = 1;
  private static final int VERSION = 2;

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public void write(RepairedTrades part, DataOutput out) throws IOException {
    InstrumentCodec.write(part.instrument(), out);
    out.writeLong(part.from());
    out.writeLong(part.until());
    out.writeInt(part.part());
    out.writeBoolean(part.last());
    out.writeLong(part.at());
    out.writeInt(part.trades().size());
    for (Trade trade : part.trades()) {
      out.writeLong(trade.id());
      out.writeLong(trade.firstTradeId());
      out.writeLong(trade.lastTradeId());
      out.writeLong(trade.price());
      out.writeLong(trade.quantity());
      out.writeLong(trade.timeMicros());
      out.writeBoolean(trade.buyerIsMaker());
    }
  }

  @Override
  public RepairedTrades read(int version, DataInput in) throws IOException {
    if (version != WITHOUT_TIME) {
      BinaryCodec.requireVersion(version, VERSION, "repair");
    }
    Instrument instrument = InstrumentCodec.read(in);
    long from = in.readLong();
    long until = in.readLong();
    int part = in.readInt();
    boolean last = in.readBoolean();
    long at = version == WITHOUT_TIME ? until : in.readLong();
    List<Trade> trades = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      trades.add(
          new Trade(
              instrument,
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readLong(),
              in.readBoolean()));
    }
    return new RepairedTrades(instrument, from, until, part, last, at, trades);
  }
}
