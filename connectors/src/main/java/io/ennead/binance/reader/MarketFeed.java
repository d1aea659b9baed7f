package io.ennead.binance.reader;

import io.ennead.binance.BinanceSettings;
import io.ennead.binance.budget.Backoff;
import io.ennead.binance.budget.SlidingLimit;
import io.ennead.binance.budget.WeightBudget;
import io.ennead.binance.clock.SourceClock;
import io.ennead.binance.feed.Feed;
import io.ennead.binance.metrics.FeedMetrics;
import io.ennead.binance.metrics.FeedMetrics.Count;
import io.ennead.binance.split.BinanceSplit;
import io.ennead.binance.split.SplitGaps;
import io.ennead.binance.wire.FrameParser;
import io.ennead.binance.wire.MalformedFrameException;
import io.ennead.binance.wire.ServerShutdown;
import io.ennead.binance.wire.StreamFrame;
import io.ennead.binance.wire.VenueError;
import io.ennead.binance.wire.VenueKline;
import io.ennead.binance.wire.VenueMessage;
import io.ennead.binance.wire.VenueTrade;
import io.ennead.records.Instrument;
import io.ennead.records.RejectedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * All symbols of one reader. Is given what happened and what time it is, and fills the outbox;
 * never waits and never looks at a clock.
 */
final class MarketFeed {

  private static final String INTERVAL = "1m";
  private static final int EXCERPT = 200;

  private final BinanceSettings settings;
  private final SourceClock clock;
  private final Feed feed;
  private final Inbox inbox;
  private final Outbox out;
  private final StoreDesk store;
  private final SlidingLimit attempts;
  private final RandomGenerator random;
  private final MarketTime time;
  private final FeedMetrics metrics;
  private final RestDesk desk;
  private final FrameParser parser = new FrameParser();
  private final List<StreamGroup> groups = new ArrayList<>();

  MarketFeed(
      BinanceSettings settings,
      SourceClock clock,
      Feed feed,
      Inbox inbox,
      Outbox out,
      StoreDesk store,
      WeightBudget weight,
      SlidingLimit attempts,
      RandomGenerator random,
      MarketTime time,
      FeedMetrics metrics) {
    this.time = time;
    this.settings = settings;
    this.clock = clock;
    this.feed = feed;
    this.inbox = inbox;
    this.out = out;
    this.store = store;
    this.attempts = attempts;
    this.random = random;
    this.metrics = metrics;
    this.desk = new RestDesk(feed, inbox, weight, clock);
  }

  /** Begins to follow these symbols, a bounded number per connection. */
  void follow(List<BinanceSplit> splits) {
    for (int i = 0; i < splits.size(); i += settings.symbolsPerConnection()) {
      int end = Math.min(splits.size(), i + settings.symbolsPerConnection());
      List<SymbolChannel> channels = splits.subList(i, end).stream().map(this::channel).toList();
      groups.add(new StreamGroup(channels, settings, feed, inbox, attempts, backoff(), random));
    }
  }

  private SymbolChannel channel(BinanceSplit split) {
    Reporter reporter = new Reporter(split.instrument(), clock, out);
    Inquiry inquiry =
        new Inquiry(
            split.instrument(), settings.kind(), desk::submit, store, time, reporter, backoff());
    Inquiry notUrgent =
        new Inquiry(
            split.instrument(),
            settings.kind(),
            desk::submitNotUrgent,
            store,
            time,
            reporter,
            backoff());
    Sequence sequence = new Sequence(split, settings, out, metrics);
    SplitGaps gaps = split.gaps().declared() == null ? split.gaps() : split.gaps().opened();
    Repairs repairs = new Repairs(split.instrument(), settings, sequence, notUrgent, out, gaps);
    return new SymbolChannel(split, settings, sequence, inquiry, repairs, time, reporter, metrics);
  }

  /** What a symbol declared took effect: a checkpoint contains it. */
  void confirmed(Confirmations.Confirmed confirmed, long now) {
    for (StreamGroup group : groups) {
      SymbolChannel channel = group.channel(confirmed.symbol());
      if (channel != null) {
        channel.confirmed(confirmed.gap(), now);
      }
    }
  }

  private Backoff backoff() {
    return new Backoff(settings.backoffFirst(), settings.backoffMax(), random);
  }

  /** Takes in what happened, and does what is due. */
  void step(List<Inbox.Event> events, long now) {
    for (Inbox.Event event : events) {
      handle(event, now);
    }
    for (StreamGroup group : groups) {
      group.replenish();
      group.tick(groups.stream().anyMatch(g -> g != group && g.isOverlapping()), now);
    }
    desk.tick(now);
  }

  private void handle(Inbox.Event event, long now) {
    if (event instanceof Inbox.Answered answered) {
      desk.answered(answered, now);
    } else if (event instanceof Inbox.Stored<?> stored) {
      store.answered(stored, now);
    } else if (event instanceof Inbox.Pinged) {
      metrics.add(Count.PINGS);
    } else if (event instanceof Inbox.OfConnection concerned) {
      for (StreamGroup group : groups) {
        StreamLink link = group.link(concerned.connection());
        if (link != null) {
          handle(group, link, concerned, now);
        }
      }
    }
  }

  private void handle(StreamGroup group, StreamLink link, Inbox.OfConnection event, long now) {
    if (event instanceof Inbox.Frame frame) {
      link.frameTaken();
      onFrame(group, link, frame.text(), now);
    } else if (event instanceof Inbox.Opened) {
      group.opened(link, now);
    } else if (event instanceof Inbox.Closed closed) {
      group.lost(link, LossCause.CLOSED, closed.reason(), now);
    }
  }

  private void onFrame(StreamGroup group, StreamLink link, String text, long now) {
    metrics.frameTaken(clock.wallMillis());
    StreamFrame frame;
    try {
      frame = parser.parse(text);
    } catch (MalformedFrameException e) {
      malformed(group, link, e);
      return;
    }
    link.wellFormed();
    VenueMessage message = frame.message();
    if (message instanceof VenueTrade trade) {
      time.heard(trade.eventMillis(), now);
      SymbolChannel channel = group.channel(trade.symbol());
      if (channel == null || trade.kind() != settings.kind()) {
        reject(group, trade.symbol(), "a trade that was not asked for", text);
      } else {
        group.onTrade(link, channel, trade.toTrade(Instrument.binance(trade.symbol())), now);
      }
    } else if (message instanceof VenueKline kline) {
      time.heard(kline.eventMillis(), now);
      SymbolChannel channel = group.channel(kline.symbol());
      if (channel == null || !kline.interval().equals(INTERVAL)) {
        reject(group, kline.symbol(), "a kline that was not asked for", text);
      } else {
        group.onKline(link, channel, kline, now);
      }
    } else if (message instanceof ServerShutdown) {
      group.onShutdown(link, now);
    } else if (message instanceof VenueError error) {
      reject(group, RejectedFrame.UNTOLD, "error " + error.code() + " of the venue", text);
    }
  }

  private void malformed(StreamGroup group, StreamLink link, MalformedFrameException e) {
    reject(group, RejectedFrame.UNTOLD, e.reason(), e.excerpt());
    int inARow = link.malformed();
    if (inARow >= settings.malformedLimit()) {
      throw new IllegalStateException(
          "%d frames in a row cannot be read: does %s speak the protocol of Binance? For example: %s"
              .formatted(inARow, settings.streamUrl(), e.excerpt()),
          e);
    }
  }

  private void reject(StreamGroup group, String symbol, String reason, String text) {
    String excerpt = text.length() <= EXCERPT ? text : text.substring(0, EXCERPT);
    out.add(
        group.anySymbol(),
        new Delivery.Emit(
            new RejectedFrame(
                new Instrument("binance", symbol), clock.wallMillis(), reason, excerpt)));
  }

  /** Trades held until their turn comes, of all symbols. */
  int held() {
    return groups.stream().mapToInt(StreamGroup::held).sum();
  }
}
