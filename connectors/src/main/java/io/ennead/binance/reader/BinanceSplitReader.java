package io.ennead.binance.reader;

import io.ennead.binance.BinanceSettings;
import io.ennead.binance.CandleStore;
import io.ennead.binance.budget.VenueBudgets;
import io.ennead.binance.clock.SourceClock;
import io.ennead.binance.feed.Feed;
import io.ennead.binance.metrics.FeedMetrics;
import io.ennead.binance.split.BinanceSplit;
import io.ennead.metrics.MarketClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.flink.connector.base.source.reader.RecordsBySplits;
import org.apache.flink.connector.base.source.reader.RecordsWithSplitIds;
import org.apache.flink.connector.base.source.reader.splitreader.SplitReader;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsAddition;
import org.apache.flink.connector.base.source.reader.splitreader.SplitsChange;

/**
 * Runs the market feed on the fetching thread. What fails there, or what the feed's threads found
 * to have failed, is thrown from {@link #fetch} and fails the job.
 */
final class BinanceSplitReader implements SplitReader<Delivery, BinanceSplit> {

  private static final int MOST_EVENTS = 1_024;

  /** How often to look at the clock when nothing happens, in milliseconds of the source's. */
  private static final long LOOK_UP = 20L;

  private final SourceClock clock;
  private final Feed feed;
  private final Assignment assignment;
  private final Confirmations confirmations;
  private final Inbox inbox = new Inbox();
  private final Outbox outbox = new Outbox();
  private final StoreDesk store;
  private final MarketFeed symbols;
  private final List<BinanceSplit> awaited = new ArrayList<>();
  private volatile boolean wokenUp;

  BinanceSplitReader(
      BinanceSettings settings,
      SourceClock clock,
      Feed feed,
      CandleStore candles,
      Assignment assignment,
      Confirmations confirmations,
      RandomGenerator random,
      MarketClock market,
      FeedMetrics metrics) {
    this.clock = clock;
    this.feed = feed;
    this.assignment = assignment;
    this.store = StoreDesk.of(candles, inbox);
    this.confirmations = confirmations;
    this.symbols =
        new MarketFeed(
            settings,
            clock,
            feed,
            inbox,
            outbox,
            store,
            VenueBudgets.weight(settings.restUrl(), settings.speed(), settings.weightShare()),
            VenueBudgets.attempts(settings.streamUrl(), settings.speed()),
            random,
            new MarketTime(market::millis),
            metrics);
  }

  @Override
  public RecordsWithSplitIds<Delivery> fetch() throws IOException {
    List<Inbox.Event> events = new ArrayList<>();
    while (!wokenUp && outbox.isEmpty()) {
      if (assignment.isComplete() && !awaited.isEmpty()) {
        symbols.follow(List.copyOf(awaited));
        awaited.clear();
      }
      events.clear();
      try {
        inbox.drain(events, MOST_EVENTS, clock.toMachineMillis(LOOK_UP));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while waiting for frames", e);
      }
      long now = clock.millis();
      confirmations.drain(confirmed -> symbols.confirmed(confirmed, now));
      symbols.step(events, now);
    }
    wokenUp = false;
    RecordsBySplits.Builder<Delivery> records = new RecordsBySplits.Builder<>();
    outbox.take().forEach(records::addAll);
    return records.build();
  }

  @Override
  public void handleSplitsChanges(SplitsChange<BinanceSplit> change) {
    if (!(change instanceof SplitsAddition)) {
      throw new UnsupportedOperationException("a live symbol stays with its reader: " + change);
    }
    awaited.addAll(change.splits());
  }

  @Override
  public void wakeUp() {
    wokenUp = true;
    inbox.wakeUp();
  }

  /** Frames that wait to be read. */
  int waitingFrames() {
    return inbox.waitingFrames();
  }

  @Override
  public void close() {
    store.close();
    feed.close();
  }
}
