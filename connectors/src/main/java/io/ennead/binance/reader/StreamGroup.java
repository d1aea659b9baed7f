package io.ennead.binance.reader;

import io.ennead.binance.BinanceSettings;
import io.ennead.binance.budget.Backoff;
import io.ennead.binance.budget.SlidingLimit;
import io.ennead.binance.feed.Feed;
import io.ennead.binance.feed.FeedConnection;
import io.ennead.binance.wire.VenueKline;
import io.ennead.metrics.Metric;
import io.ennead.records.Trade;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The symbols that share a connection, and the life of that connection. Before it comes to its end
 * it gets a successor, and is given up only when the ids of the two have met.
 */
final class StreamGroup {

  /** A connection that lived so long, in milliseconds, makes the next attempt a first one. */
  private static final long GOOD_LIFE = 60_000L;

  private static final long NEVER = Long.MAX_VALUE;

  private final Map<String, SymbolChannel> channels = new LinkedHashMap<>();
  private final List<String> streams = new ArrayList<>();
  private final BinanceSettings settings;
  private final Feed feed;
  private final Inbox inbox;
  private final SlidingLimit attempts;
  private final Backoff backoff;
  private final RandomGenerator random;

  private StreamLink current;
  private StreamLink successor;
  private HandOver handOver;
  private long attemptAt = Long.MIN_VALUE;
  private long rotateAt = NEVER;

  /** Why the connection ends that is or was before; of a planned end, why it is to end. */
  private String lastEnd = "first connection";

  /** The end is near: no time to wait for other groups. */
  private boolean urgent;

  StreamGroup(
      List<SymbolChannel> channels,
      BinanceSettings settings,
      Feed feed,
      Inbox inbox,
      SlidingLimit attempts,
      Backoff backoff,
      RandomGenerator random) {
    for (SymbolChannel channel : channels) {
      String name = channel.symbol().toLowerCase(Locale.ROOT);
      this.channels.put(channel.symbol(), channel);
      streams.add(name + "@" + settings.kind().stream());
      streams.add(name + "@kline_1m");
    }
    this.settings = settings;
    this.feed = feed;
    this.inbox = inbox;
    this.attempts = attempts;
    this.backoff = backoff;
    this.random = random;
  }

  /** The group's link of that connection; null if it is none, or was given up. */
  StreamLink link(FeedConnection connection) {
    if (current != null && current.is(connection)) {
      return current;
    }
    return successor != null && successor.is(connection) ? successor : null;
  }

  /** The channel of a symbol, or null. */
  SymbolChannel channel(String symbol) {
    return channels.get(symbol);
  }

  /** The symbol beside whose trades goes what tells none. */
  String anySymbol() {
    return channels.keySet().iterator().next();
  }

  /** Whether two connections overlap, or are about to. */
  boolean isOverlapping() {
    return successor != null;
  }

  // What a link brings.

  void opened(StreamLink link, long now) {
    link.opened(settings.queueCapacity(), now);
    if (link == current) {
      planRotation(now);
      channels.values().forEach(channel -> channel.connected(lastEnd, now));
    } else {
      handOver = new HandOver(channels.values());
    }
  }

  void onTrade(StreamLink link, SymbolChannel channel, Trade trade, long now) {
    if (link == successor) {
      handOver.traded(channel, trade.id());
    }
    channel.onTrade(trade, now);
  }

  void onKline(StreamLink link, SymbolChannel channel, VenueKline kline, long now) {
    if (channel.onKline(kline, now) && link == successor) {
      handOver.confirmed(channel);
    }
  }

  /** Its server is about to end it. */
  void onShutdown(StreamLink link, long now) {
    if (link == successor) {
      dropSuccessor(now);
    } else if (!urgent) {
      urgent = true;
      rotateAt = now;
      lastEnd = "the server announced its shutdown";
    }
  }

  void replenish() {
    if (current != null) {
      current.replenish();
    }
    if (successor != null) {
      successor.replenish();
    }
  }

  /** A link is over. */
  void lost(StreamLink link, LossCause cause, String reason, long now) {
    count(Metric.RECONNECTS, cause.label());
    if (link == successor) {
      forgetSuccessor(now);
      return;
    }
    if (current.isOpen() && now - current.openedAt() >= GOOD_LIFE) {
      backoff.reset();
    }
    current = null;
    lastEnd = reason;
    if (successor != null && successor.isOpen()) {
      promote(now);
      return;
    }
    // One that is on its way takes the place; else another is taken after a while.
    current = successor;
    successor = null;
    if (current == null) {
      attemptAt = now + backoff.next();
    }
    channels.values().forEach(channel -> channel.disconnected(reason));
  }

  /** Gives the connection up and takes another. */
  private void replace(LossCause cause, String reason, long now) {
    current.abort();
    lost(current, cause, reason, now);
  }

  // The succession.

  private void planRotation(long now) {
    urgent = false;
    long early = (long) (random.nextDouble() * settings.rotationJitter());
    rotateAt = now + settings.rotationAfter() - early;
  }

  private void promote(long now) {
    current = successor;
    successor = null;
    planRotation(current.openedAt());
    handOver.isDone();
    for (SymbolChannel channel : channels.values()) {
      channel.handedOver(lastEnd, !handOver.apart().contains(channel), now);
    }
    handOver = null;
  }

  private void dropSuccessor(long now) {
    successor.abort();
    forgetSuccessor(now);
  }

  private void forgetSuccessor(long now) {
    successor = null;
    handOver = null;
    attemptAt = now + backoff.next();
  }

  private void succeed(boolean othersOverlap, long now) {
    if (successor == null) {
      if (now >= rotateAt && now >= attemptAt && (urgent || !othersOverlap)) {
        lastEnd = urgent ? lastEnd : "its time is nearly over";
        successor = connect(now);
      }
    } else if (!successor.isOpen()) {
      if (successor.isLate(now)) {
        dropSuccessor(now);
      }
    } else if (handOver.isDone()) {
      current.abort();
      count(Metric.RECONNECTS, (urgent ? LossCause.SHUTDOWN : LossCause.ROTATION).label());
      backoff.reset();
      promote(now);
    } else if (now - successor.openedAt() >= settings.proofPatience()) {
      dropSuccessor(now);
    }
  }

  /** A new connection; null if none is allowed at present. */
  private StreamLink connect(long now) {
    if (!attempts.tryTake(1, now)) {
      return null;
    }
    count(Metric.CONNECTION_ATTEMPTS, "");
    return new StreamLink(feed.connect(streams, inbox), now + settings.connectPatience());
  }

  // Time.

  /**
   * @param othersOverlap whether another group is being handed over
   */
  void tick(boolean othersOverlap, long now) {
    channels.values().forEach(channel -> channel.repair(now));
    if (current == null) {
      if (now >= attemptAt) {
        current = connect(now);
      }
    } else if (current.isLate(now)) {
      String reason = "did not open within " + settings.connectPatience() + " ms";
      replace(LossCause.NOT_OPENED, reason, now);
    }
    tickChannels(now);
    if (current != null && current.isOpen()) {
      succeed(othersOverlap, now);
    }
  }

  private void tickChannels(long now) {
    for (SymbolChannel channel : channels.values()) {
      channel.tick(now);
      if (channel.death() != null && current != null && current.isOpen()) {
        replace(LossCause.DEAD, channel.symbol() + ": " + channel.death(), now);
        return;
      }
    }
  }

  private void count(Metric metric, String label) {
    channels.get(anySymbol()).count(metric, label);
  }

  /** Trades held until their turn comes. */
  int held() {
    return channels.values().stream().mapToInt(SymbolChannel::held).sum();
  }
}
