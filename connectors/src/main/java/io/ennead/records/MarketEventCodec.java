package io.ennead.records;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * The binary form of what a source emits: a tag, the instrument, the fields in order. A version is
 * that of {@link RepairedTradesCodec}, too.
 */
public final class MarketEventCodec implements BinaryCodec<MarketEvent> {

  public static final MarketEventCodec INSTANCE = new MarketEventCodec();

  private static final int TRADE = 1;
  private static final int LATE_TRADE = 2;
  private static final int CLOCK = 3;
  private static final int GAP = 4;
  private static final int FEED_EVENT = 5;
  private static final int REJECTED_FRAME = 6;
  private static final int AUDIT_DIFFERENCE = 7;
  private static final int HISTORY_CANDLE = 8;
  private static final int RUN_START = 9;
  private static final int REPAIRED_TRADES = 10;
  private static final int GAP_REPAIRED = 11;
  private static final int TALLY = 12;
  private static final int CARRIED_LINES = 13;
  private static final int OUTAGE_MINUTES = 14;
  private static final int OUTAGE_ENDED = 15;

  private static final RepairedTradesCodec REPAIRS = new RepairedTradesCodec();

  @Override
  public int version() {
    return REPAIRS.version();
  }

  @Override
  public void write(MarketEvent event, DataOutput out) throws IOException {
    if (event instanceof Trade trade) {
      out.writeByte(TRADE);
      writeTrade(trade, out);
    } else if (event instanceof LateTrade late) {
      out.writeByte(LATE_TRADE);
      writeTrade(late.trade(), out);
      out.writeLong(late.completeUntil());
    } else if (event instanceof Clock clock) {
      out.writeByte(CLOCK);
      InstrumentCodec.write(clock.instrument(), out);
      out.writeLong(clock.from());
      out.writeLong(clock.until());
    } else if (event instanceof Gap gap) {
      out.writeByte(GAP);
      writeGap(gap, out);
    } else if (event instanceof RepairedTrades part) {
      out.writeByte(REPAIRED_TRADES);
      REPAIRS.write(part, out);
    } else if (event instanceof GapRepaired repaired) {
      out.writeByte(GAP_REPAIRED);
      writeGap(repaired.gap(), out);
    } else if (event instanceof OutageMinutes outage) {
      out.writeByte(OUTAGE_MINUTES);
      InstrumentCodec.write(outage.instrument(), out);
      out.writeLong(outage.fromId());
      out.writeLong(outage.since());
      out.writeLong(outage.from());
      out.writeLong(outage.until());
    } else if (event instanceof OutageEnded ended) {
      out.writeByte(OUTAGE_ENDED);
      writeGap(ended.gap(), out);
      out.writeLong(ended.closedUntil());
    } else if (event instanceof FeedEvent feed) {
      out.writeByte(FEED_EVENT);
      writeFeedEvent(feed, out);
    } else if (event instanceof RejectedFrame rejected) {
      out.writeByte(REJECTED_FRAME);
      InstrumentCodec.write(rejected.instrument(), out);
      out.writeLong(rejected.at());
      out.writeUTF(rejected.reason());
      out.writeUTF(rejected.excerpt());
    } else if (event instanceof AuditDifference difference) {
      out.writeByte(AUDIT_DIFFERENCE);
      InstrumentCodec.write(difference.instrument(), out);
      out.writeLong(difference.openTime());
      writeFigures(difference.venue(), out);
      writeFigures(difference.own(), out);
    } else if (event instanceof Tally tally) {
      out.writeByte(TALLY);
      InstrumentCodec.write(tally.instrument(), out);
      out.writeUTF(tally.metric());
      out.writeUTF(tally.label());
      out.writeLong(tally.count());
    } else if (event instanceof HistoryCandle history) {
      out.writeByte(HISTORY_CANDLE);
      out.writeBoolean(history.rollsUp());
      out.writeByte(CandleCodec.INSTANCE.version());
      CandleCodec.INSTANCE.write(history.candle(), out);
    } else if (event instanceof RunStart start) {
      out.writeByte(RUN_START);
      InstrumentCodec.write(start.instrument(), out);
      out.writeLong(start.at());
    } else if (event instanceof CarriedLines lines) {
      out.writeByte(CARRIED_LINES);
      out.writeByte(CarriedLinesCodec.INSTANCE.version());
      CarriedLinesCodec.INSTANCE.write(lines, out);
    }
  }

  @Override
  public MarketEvent read(int version, DataInput in) throws IOException {
    if (version != 1) {
      BinaryCodec.requireVersion(version, version(), "market event");
    }
    int tag = in.readUnsignedByte();
    return switch (tag) {
      case TRADE -> readTrade(in);
      case LATE_TRADE -> new LateTrade(readTrade(in), in.readLong());
      case CLOCK -> new Clock(InstrumentCodec.read(in), in.readLong(), in.readLong());
      case GAP -> readGap(in);
      case REPAIRED_TRADES -> REPAIRS.read(version, in);
      case GAP_REPAIRED -> new GapRepaired(readGap(in));
      case OUTAGE_MINUTES ->
          new OutageMinutes(
              InstrumentCodec.read(in), in.readLong(), in.readLong(), in.readLong(), in.readLong());
      case OUTAGE_ENDED -> new OutageEnded(readGap(in), in.readLong());
      case FEED_EVENT -> readFeedEvent(in);
      case REJECTED_FRAME ->
          new RejectedFrame(InstrumentCodec.read(in), in.readLong(), in.readUTF(), in.readUTF());
      case AUDIT_DIFFERENCE ->
          new AuditDifference(
              InstrumentCodec.read(in), in.readLong(), readFigures(in), readFigures(in));
      case TALLY -> new Tally(InstrumentCodec.read(in), in.readUTF(), in.readUTF(), in.readLong());
      case HISTORY_CANDLE -> readHistoryCandle(in);
      case RUN_START -> new RunStart(InstrumentCodec.read(in), in.readLong());
      case CARRIED_LINES -> CarriedLinesCodec.INSTANCE.read(in.readUnsignedByte(), in);
      default -> throw new IOException("a market event cannot begin with the tag " + tag);
    };
  }

  private static HistoryCandle readHistoryCandle(DataInput in) throws IOException {
    boolean rollsUp = in.readBoolean();
    return new HistoryCandle(CandleCodec.INSTANCE.read(in.readUnsignedByte(), in), rollsUp);
  }

  private static void writeTrade(Trade trade, DataOutput out) throws IOException {
    InstrumentCodec.write(trade.instrument(), out);
    out.writeLong(trade.id());
    out.writeLong(trade.firstTradeId());
    out.writeLong(trade.lastTradeId());
    out.writeLong(trade.price());
    out.writeLong(trade.quantity());
    out.writeLong(trade.timeMicros());
    out.writeBoolean(trade.buyerIsMaker());
  }

  private static Trade readTrade(DataInput in) throws IOException {
    return new Trade(
        InstrumentCodec.read(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readBoolean());
  }

  private static void writeGap(Gap gap, DataOutput out) throws IOException {
    InstrumentCodec.write(gap.instrument(), out);
    out.writeLong(gap.fromId());
    out.writeLong(gap.toId());
    out.writeLong(gap.from());
    out.writeLong(gap.until());
  }

  private static Gap readGap(DataInput in) throws IOException {
    return new Gap(
        InstrumentCodec.read(in), in.readLong(), in.readLong(), in.readLong(), in.readLong());
  }

  private static void writeFeedEvent(FeedEvent event, DataOutput out) throws IOException {
    InstrumentCodec.write(event.instrument(), out);
    out.writeLong(event.at());
    out.writeUTF(event.cause().name());
    out.writeLong(event.fromId());
    out.writeLong(event.toId());
    out.writeBoolean(event.proven());
    out.writeUTF(event.detail());
  }

  private static FeedEvent readFeedEvent(DataInput in) throws IOException {
    return new FeedEvent(
        InstrumentCodec.read(in),
        in.readLong(),
        FeedEvent.Cause.valueOf(in.readUTF()),
        in.readLong(),
        in.readLong(),
        in.readBoolean(),
        in.readUTF());
  }

  private static void writeFigures(MinuteFigures figures, DataOutput out) throws IOException {
    out.writeLong(figures.firstTradeId());
    out.writeLong(figures.lastTradeId());
    out.writeLong(figures.tradeCount());
    out.writeLong(figures.open());
    out.writeLong(figures.high());
    out.writeLong(figures.low());
    out.writeLong(figures.close());
    out.writeUTF(figures.volume().toPlainString());
  }

  private static MinuteFigures readFigures(DataInput in) throws IOException {
    return new MinuteFigures(
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        new BigDecimal(in.readUTF()));
  }
}
