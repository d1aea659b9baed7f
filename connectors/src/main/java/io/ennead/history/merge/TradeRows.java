package io.ennead.history.merge;

import io.ennead.history.file.HistoryFile;
import io.ennead.history.file.RejectedRows;
import io.ennead.history.file.RowReaders;
import io.ennead.history.file.Rows;
import io.ennead.records.BinaryCodec;
import io.ennead.records.MarketEventCodec;
import io.ennead.records.Trade;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Trades, by their id. */
public final class TradeRows implements RowType<Trade> {

  public static final TradeRows INSTANCE = new TradeRows();

  private static final Comparator<Trade> FULLNESS =
      Comparator.comparingLong(Trade::count)
          .thenComparingLong(Trade::quantity)
          .thenComparingLong(Trade::timeMicros)
          .thenComparingLong(Trade::price)
          .thenComparingLong(Trade::firstTradeId)
          .thenComparing(Trade::buyerIsMaker);

  @Override
  public long key(Trade row) {
    return row.id();
  }

  @Override
  public long millis(Trade row) {
    return row.timeMillis();
  }

  @Override
  public Trade fullest(List<Trade> rows) {
    return Collections.max(rows, FULLNESS);
  }

  @Override
  public BinaryCodec<Trade> codec() {
    return Codec.INSTANCE;
  }

  @Override
  public Rows<Trade> open(HistoryFile file, RejectedRows rejected) throws IOException {
    return RowReaders.trades(file, rejected);
  }

  private enum Codec implements BinaryCodec<Trade> {
    INSTANCE;

    @Override
    public int version() {
      return MarketEventCodec.INSTANCE.version();
    }

    @Override
    public void write(Trade trade, DataOutput out) throws IOException {
      MarketEventCodec.INSTANCE.write(trade, out);
    }

    @Override
    public Trade read(int version, DataInput in) throws IOException {
      return (Trade) MarketEventCodec.INSTANCE.read(version, in);
    }
  }
}
