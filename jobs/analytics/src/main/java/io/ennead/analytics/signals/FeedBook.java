package io.ennead.analytics.signals;

import io.ennead.records.BinaryCodec;
import io.ennead.records.Candle;
import io.ennead.records.CandleCodec;
import io.ennead.records.ContextRecord;
import io.ennead.records.ContextRecord.Kind;
import io.ennead.records.ContextRecordCodec;
import io.ennead.records.FuturesContext;
import io.ennead.records.FuturesReading;
import io.ennead.records.Interval;
import io.ennead.records.SentimentReading;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the feeds have said of one instrument so far: the newest of each kind. Records come in the
 * order of their time; whether one is still fresh is for the heads to judge. The state is bounded
 * and exact. For one thread.
 */
public final class FeedBook {

  private static final int VERSION = 1;
  private static final int MOST_SOURCES = 16;

  private final Map<Kind, FuturesReading> figures = new EnumMap<>(Kind.class);
  private final Map<Interval, Candle> candles = new EnumMap<>(Interval.class);
  private final Map<String, SentimentReading> moods = new TreeMap<>();

  /** Takes what became known; of one kind the later counts. */
  public void add(ContextRecord record) {
    if (record instanceof ContextRecord.Figure figure) {
      figures.merge(
          figure.kind(), figure.reading(), (old, next) -> next.time() >= old.time() ? next : old);
    } else if (record instanceof ContextRecord.FuturesCandle future) {
      candles.merge(
          future.candle().interval(),
          future.candle(),
          (old, next) -> next.openTime() >= old.openTime() ? next : old);
    } else if (record instanceof ContextRecord.Mood mood) {
      add(mood.reading());
    }
  }

  private void add(SentimentReading reading) {
    moods.merge(reading.source(), reading, (old, next) -> next.time() >= old.time() ? next : old);
    if (moods.size() > MOST_SOURCES) {
      throw new IllegalArgumentException(
          "sentiment of source %s is refused: there are %d sources already, name fewer"
              .formatted(reading.source(), MOST_SOURCES));
    }
  }

  /** All of it, for the heads of every timeframe. */
  public Feeds feeds() {
    Map<Interval, FuturesContext> futures = new EnumMap<>(Interval.class);
    if (!figures.isEmpty() || !candles.isEmpty()) {
      for (Interval interval : Interval.values()) {
        futures.put(
            interval,
            new FuturesContext(
                figures.get(Kind.PREMIUM),
                figures.get(Kind.FUNDING),
                figures.get(Kind.OPEN_INTEREST),
                figures.get(Kind.ACCOUNT_RATIO),
                candles.get(interval)));
      }
    }
    return new Feeds(List.copyOf(moods.values()), futures);
  }

  /** Writes the whole state. */
  public void save(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    out.writeInt(figures.size());
    for (Map.Entry<Kind, FuturesReading> figure : figures.entrySet()) {
      out.writeUTF(figure.getKey().name());
      ContextRecordCodec.writeReading(figure.getValue(), out);
    }
    out.writeInt(CandleCodec.INSTANCE.version());
    out.writeInt(candles.size());
    for (Candle candle : candles.values()) {
      CandleCodec.INSTANCE.write(candle, out);
    }
    out.writeInt(moods.size());
    for (SentimentReading reading : moods.values()) {
      ContextRecordCodec.writeSentiment(reading, out);
    }
  }

  /** Reads what {@link #save} wrote. */
  public static FeedBook load(DataInput in) throws IOException {
    BinaryCodec.requireVersion(in.readInt(), VERSION, "feed book");
    FeedBook book = new FeedBook();
    for (int left = in.readInt(); left > 0; left--) {
      book.figures.put(Kind.valueOf(in.readUTF()), ContextRecordCodec.readReading(in));
    }
    int candleVersion = in.readInt();
    for (int left = in.readInt(); left > 0; left--) {
      Candle candle = CandleCodec.INSTANCE.read(candleVersion, in);
      book.candles.put(candle.interval(), candle);
    }
    for (int left = in.readInt(); left > 0; left--) {
      book.add(ContextRecordCodec.readSentiment(in));
    }
    return book;
  }
}
