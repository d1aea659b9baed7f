package io.ennead.binance.reader;

import io.ennead.binance.BinanceSettings;
import io.ennead.binance.budget.Backoff;
import io.ennead.binance.budget.SlidingLimit;
import io.ennead.binance.feed.Feed;
import io.ennead.binance.feed.FeedConnection;
import io.ennead.metrics.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The symbols that share a connection, and the life of that connection. */
final class StreamGroup {

  /** A connection that lived so long, in milliseconds, makes the next attempt a first one. */
  private static final long GOOD_LIFE = 60_000L;

  private final Map<String, SymbolChannel> channels = new LinkedHashMap<>();
  private final List<String> streams = new ArrayList<>();
  private final BinanceSettings settings;
  private final Feed feed;
  private final Inbox inbox;
  private final SlidingLimit attempts;
  private final Backoff backoff;

  private FeedConnection connection;
  private boolean open;
  private long openedAt;
  private long attemptAt = Long.MIN_VALUE;
  private long giveUpAt;
  private String lastEnd = "first connection";
  private long taken;
  private int malformedInARow;

  StreamGroup(
      List<SymbolChannel> channels,
      BinanceSettings settings,
      Feed feed,
      Inbox inbox,
      SlidingLimit attempts,
      Backoff backoff) {
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
  }

  /** Whether an event of that connection concerns this group: not so once it was replaced. */
  boolean owns(FeedConnection other) {
    return connection != null && connection == other;
  }

  /** The channel of a symbol on this connection, or null. */
  SymbolChannel channel(String symbol) {
    return channels.get(symbol);
  }

  /** The symbol beside whose trades goes what tells none. */
  String anySymbol() {
    return channels.keySet().iterator().next();
  }

  void opened(long now) {
    open = true;
    openedAt = now;
    taken = 0;
    malformedInARow = 0;
    connection.request(settings.queueCapacity());
    channels.values().forEach(channel -> channel.connected(lastEnd, now));
  }

  /** A frame was taken from the queue: there is room for another. */
  void frameTaken() {
    taken++;
  }

  /** Counts a malformed frame; tells how many there were in a row. */
  int malformed() {
    return ++malformedInARow;
  }

  void wellFormed() {
    malformedInARow = 0;
  }

  /** Gives the connection demand for the frames that were taken. */
  void replenish() {
    if (taken > 0 && connection != null) {
      connection.request(taken);
    }
    taken = 0;
  }

  /** The connection is over. */
  void lost(LossCause cause, String reason, long now) {
    count(Metric.RECONNECTS, cause.label());
    if (open && now - openedAt >= GOOD_LIFE) {
      backoff.reset();
    }
    open = false;
    connection = null;
    lastEnd = reason;
    attemptAt = now + backoff.next();
    channels.values().forEach(channel -> channel.disconnected(reason));
  }

  /** Gives the connection up and takes another. */
  void replace(LossCause cause, String reason, long now) {
    if (connection != null) {
      connection.abort();
      lost(cause, reason, now);
    }
  }

  void tick(long now) {
    channels.values().forEach(channel -> channel.repair(now));
    if (connection == null) {
      if (now >= attemptAt && attempts.tryTake(1, now)) {
        count(Metric.CONNECTION_ATTEMPTS, "");
        giveUpAt = now + settings.connectPatience();
        connection = feed.connect(streams, inbox);
      }
      return;
    }
    if (!open && now >= giveUpAt) {
      String reason = "did not open within " + settings.connectPatience() + " ms";
      replace(LossCause.NOT_OPENED, reason, now);
      return;
    }
    for (SymbolChannel channel : channels.values()) {
      channel.tick(now);
      if (channel.death() != null) {
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
