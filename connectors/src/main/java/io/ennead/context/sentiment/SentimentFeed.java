package io.ennead.context.sentiment;

import io.ennead.context.ContextFeed;
import io.ennead.context.file.SentimentRows;
import io.ennead.records.ContextRecord;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.SentimentReading;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A daily index, stamped with the midnight (UTC) at which it is published.
 *
 * <p>A value counts from its stamp plus an allowance on, however soon it was seen: so it is the
 * same when it is read again. Between two such instants nothing can become known, and the feed goes
 * on by the clock without asking; at each of them the page is read. A value that is due and not
 * there after the patience, or a page that is not to be had for so long, is forgone.
 */
final class SentimentFeed implements ContextFeed {

  private static final Logger LOG = LoggerFactory.getLogger(SentimentFeed.class);
  private static final long MINUTE = Interval.M1.millis();
  private static final long ASK_AGAIN = 20_000;

  /** How far back a feed begins: a value older than two days is stale anyway. */
  private static final long LOOK_BACK = 2 * SentimentRows.DAY;

  /**
   * @param source what the index is called
   * @param allowance milliseconds
   * @param patience milliseconds
   */
  record Rules(String source, long allowance, long patience) implements Serializable {}

  private final SentimentPage page;
  private final List<Instrument> instruments;
  private final Rules rules;
  private final LongSupplier clock;
  private long nextAsk = Long.MIN_VALUE;
  private long awaited = Long.MIN_VALUE;
  private long awaitedSince;

  /**
   * @param clock epoch milliseconds
   */
  SentimentFeed(SentimentPage page, List<Instrument> instruments, Rules rules, LongSupplier clock) {
    this.page = page;
    this.instruments = instruments;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public Part next(long after) {
    long now = Interval.M1.floor(clock.getAsLong());
    boolean first = after == BEGINNING;
    long from = first ? now - LOOK_BACK : after;
    if (now <= from) {
      return null;
    }
    long due = lastDue(now);
    if (due <= from) {
      return Part.whole(List.of(), now);
    }
    return clock.getAsLong() < nextAsk ? null : ask(from, now, due);
  }

  /** The last instant at which a value began to count. */
  private long lastDue(long now) {
    return Math.floorDiv(now - rules.allowance(), SentimentRows.DAY) * SentimentRows.DAY
        + rules.allowance();
  }

  private Part ask(long from, long now, long due) {
    List<ContextRecord> records = new ArrayList<>();
    String why = "it has no value of that day";
    try {
      for (SentimentReading reading : SentimentRows.json(page.body(), rules.source())) {
        long known = reading.time() + rules.allowance();
        if (known > from && known <= now) {
          instruments.forEach(
              each -> records.add(new ContextRecord.Mood(each, at(known, reading))));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      why = e.getMessage();
      records.clear();
    }
    if (records.stream().anyMatch(record -> record.time() >= due)) {
      return Part.whole(records, now);
    }
    if (awaited != due) {
      awaited = due;
      awaitedSince = now;
    }
    nextAsk = clock.getAsLong() + ASK_AGAIN;
    if (now - awaitedSince < rules.patience()) {
      return null;
    }
    LOG.warn("the sentiment of {} that was due is forgone: {}", rules.source(), why);
    return new Part(records, now, false, true);
  }

  private static SentimentReading at(long known, SentimentReading reading) {
    return new SentimentReading(
        reading.source(), reading.scale(), known, reading.value(), reading.period());
  }

  @Override
  public long pauseMillis() {
    return MINUTE / 60;
  }

  @Override
  public void close() {
    // The page keeps nothing open.
  }
}
