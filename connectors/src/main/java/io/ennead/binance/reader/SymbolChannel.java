package io.ennead.binance.reader;

import io.ennead.binance.BinanceSettings;
import io.ennead.binance.metrics.FeedMetrics;
import io.ennead.binance.metrics.FeedMetrics.Count;
import io.ennead.binance.split.BinanceSplit;
import io.ennead.binance.split.SplitGaps.Declared;
import io.ennead.binance.wire.VenueKline;
import io.ennead.metrics.Metric;
import io.ennead.records.FeedEvent.Cause;
import io.ennead.records.HistoryCandle;
import io.ennead.records.MarketEvent;
import io.ennead.records.Trade;
import java.time.Instant;
import java.util.List;

/**
 * One symbol: makes an unbroken sequence of what the stream and REST tell. A trade that came
 * already is dropped; the {@link Splicer} has those that come before their turn.
 */
final class SymbolChannel {

  private static final long NONE = Long.MIN_VALUE;

  private final String symbol;
  private final FeedMetrics metrics;
  private final FeedMetrics.Receipts receipts;
  private final Reporter reporter;
  private final Inquiry inquiry;
  private final Sequence sequence;
  private final Beginning beginning;
  private final CatchUp catchUp;
  private final Splicer splicer;
  private final Watch watch;
  private final Probe probe;
  private final Repairs repairs;
  private final SymbolOutage outage;
  private final MarketTime time;
  private final long longestAlone;
  private final boolean restored;

  private boolean connected;
  private boolean wasConnected;

  /** Since when there has been no connection. */
  private long aloneSince = NONE;

  SymbolChannel(
      BinanceSplit split,
      BinanceSettings settings,
      Sequence sequence,
      Inquiry inquiry,
      Repairs repairs,
      MarketTime time,
      Reporter reporter,
      FeedMetrics metrics) {
    this.symbol = split.symbol();
    this.metrics = metrics;
    this.receipts = metrics.receipts(split.instrument());
    this.reporter = reporter;
    this.inquiry = inquiry;
    this.sequence = sequence;
    this.beginning = new Beginning(split.instrument(), settings, inquiry, reporter, new Begin());
    this.splicer = new Splicer(settings, sequence, inquiry, reporter);
    this.watch = new Watch(settings);
    this.probe = new Probe(settings, sequence, splicer, watch, inquiry, reporter);
    this.repairs = repairs;
    this.outage = new SymbolOutage(settings, sequence, splicer, inquiry, reporter, time);
    this.time = time;
    this.longestAlone = settings.silence();
    this.restored = sequence.hasBegun();
    this.catchUp =
        new CatchUp(
            split.instrument(), settings, sequence, inquiry, reporter, restored, this::goOn);
    if (split.gaps().outage() != null) {
      outage.restore(split.gaps().outage());
    }
    if (split.gaps().declared() != null) {
      sequence.skip(split.gaps().declared());
      outage.end();
    }
    if (repairs.isWaiting()) {
      repairs.takeEffect();
    }
  }

  String symbol() {
    return symbol;
  }

  /** Trades that are held until their turn comes. */
  int held() {
    return splicer.held();
  }

  /** Why its connection must be replaced, or null. */
  String death() {
    return watch.death();
  }

  /** Counts something of its connection. */
  void count(Metric metric, String label) {
    reporter.count(metric, label, 1);
  }

  // The connection.

  void connected(String detail, long now) {
    connected = true;
    aloneSince = NONE;
    watch.restart(now);
    probe.forget();
    splicer.giveUp();
    if (sequence.hasBegun() && !outage.isOn()) {
      splicer.open(wasConnected || !restored ? Cause.RECONNECT : Cause.RESTORE, detail, now);
    }
    wasConnected = true;
  }

  /** The connection is over, or another attempt at one has failed. */
  void disconnected(String detail) {
    if (!connected) {
      // What REST is asked meanwhile does not hang on it.
      return;
    }
    connected = false;
    aloneSince = NONE;
    watch.ended();
    inquiry.cancel();
    splicer.lost(detail);
  }

  /**
   * Another connection, which overlapped, has taken over.
   *
   * @param joined whether it is known to follow on without a hole
   */
  void handedOver(String detail, boolean joined, long now) {
    watch.restart(now);
    if (!sequence.hasBegun() || outage.isOn()) {
      return;
    }
    if (joined) {
      reporter.tell(
          Cause.RECONNECT,
          sequence.nextId(),
          sequence.nextId() - 1,
          true,
          "handed over: " + detail);
    } else {
      splicer.resume(Cause.RECONNECT, detail, now);
    }
  }

  /** Whether this id has been delivered. */
  boolean hasDelivered(long id) {
    return sequence.hasBegun() && id < sequence.nextId();
  }

  // Checkpoints.

  /**
   * What was declared took effect.
   *
   * @param declared a gap, or null for the beginning or a repair
   */
  void confirmed(Declared declared, long now) {
    if (outage.isClosing()) {
      outage.takeEffect();
    } else if (declared == null) {
      if (repairs.isWaiting()) {
        repairs.takeEffect();
      }
      sequence.proceed();
      splicer.drain(now);
    } else {
      boolean joins = splicer.held() > 0;
      splicer.skip(declared, now);
      repairs.add(declared);
      if (outage.isOn()) {
        outage.end();
        if (connected && !joins) {
          splicer.open(Cause.RECONNECT, "behind an outage", now);
        }
      }
    }
  }

  // The stream.

  void onTrade(Trade trade, long now) {
    receipts.received(trade.timeMillis(), reporter.wallMillis());
    if (sequence.hasBegun() && trade.id() < sequence.nextId()) {
      metrics.add(Count.DUPLICATES);
      // The stream reaches back before what REST gave: the two overlap.
      splicer.joined();
      return;
    }
    watch.traded(now);
    probe.forget();
    boolean goesOn =
        sequence.hasBegun() && !sequence.isStanding() && !outage.isOn() && splicer.isIdle();
    if (goesOn && trade.id() == sequence.nextId()) {
      sequence.deliver(trade);
      return;
    }
    splicer.hold(trade);
    if (sequence.hasBegun() && !outage.isOn()) {
      splicer.drain(now);
    }
  }

  /** Takes a kline in; tells whether it shows that nothing is missing so far. */
  boolean onKline(VenueKline kline, long now) {
    if (!sequence.hasBegun()) {
      return false;
    }
    boolean confirms = sequence.confirmedBy(kline);
    if (confirms) {
      watch.confirmed(now);
      probe.forget();
      splicer.joined();
    } else if (!kline.isQuiet()) {
      watch.behind(kline.lastTradeId(), now);
    }
    return confirms;
  }

  // Time.

  /** Repairs need REST alone, not the connection. */
  void repair(long now) {
    boolean busy =
        sequence.isStanding() || catchUp.isPending() || outage.isOn() || !splicer.isIdle();
    repairs.tick(!busy, now);
  }

  void tick(long now) {
    outage.look(now);
    if (!connected && aloneSince == NONE) {
      aloneSince = now;
    }
    if (sequence.isStanding()) {
      splicer.rest(now);
    } else if (outage.isOn()) {
      outage.tick(now);
    } else if (connected || isAlone(now)) {
      goOn(now);
    }
  }

  /** Whether it has been without a connection for so long that REST is to stand in for it. */
  private boolean isAlone(long now) {
    return sequence.hasBegun() && now - aloneSince >= longestAlone;
  }

  private void goOn(long now) {
    if (catchUp.isPending()) {
      splicer.rest(now);
      catchUp(now);
    } else if (splicer.isOutOfPatience(now)) {
      inquiry.cancel();
      splicer.declare(now);
    } else if (sequence.hasBegun() && outage.isDue(now)) {
      outage.begin(now);
    } else if (!inquiry.isOpen()) {
      search(now);
    }
  }

  private void catchUp(long now) {
    if (outage.inVain() >= catchUp.patience(time.at(now))) {
      inquiry.cancel();
      catchUp.giveUp();
    } else if (!inquiry.isOpen()) {
      catchUp.search(now);
    }
  }

  private void search(long now) {
    if (!sequence.hasBegun()) {
      beginning.search(now);
    } else if (splicer.isSearching()) {
      splicer.search(now);
    } else if (connected) {
      look(now);
    } else {
      // REST has nothing more, and there is no stream to join.
      splicer.proven();
      if (probe.mayAskAlone(now)) {
        probe.askAlone("no connection", now);
      }
    }
  }

  private final class Begin implements Beginning.Found {
    @Override
    public void at(long id, long tradeId, long from, long now) {
      sequence.begin(id, tradeId, from);
      splicer.open(Cause.START, "from " + Instant.ofEpochMilli(from), now);
      splicer.drain(now);
    }

    @Override
    public void joined(List<MarketEvent> before, long id, long tradeId, long minute, long now) {
      sequence.join(before, id, tradeId, minute);
      splicer.open(
          Cause.START,
          "from %s, behind %d candles".formatted(Instant.ofEpochMilli(minute), candles(before)),
          now);
      splicer.drain(now);
    }
  }

  private static long candles(List<MarketEvent> before) {
    return before.stream().filter(HistoryCandle.class::isInstance).count();
  }

  /** Goes on behind candles that stand for what was traded in a stop. */
  private void goOn(List<MarketEvent> before, long id, long tradeId, long minute, long now) {
    sequence.join(before, id, tradeId, minute);
    splicer.drain(now);
  }

  private void look(long now) {
    if (probe.isDue(now)) {
      probe.ask("silent, asked again");
      return;
    }
    switch (watch.look(sequence, now)) {
      case CALM -> {}
      case BEHIND -> splicer.resume(Cause.JUMP, "a kline was ahead of the trades", now);
      case SILENT -> probe.ask("silent");
      case UNPROVEN -> probe.ask("unproven");
      case ALIVE ->
          reporter.tell(
              Cause.PROBE, sequence.nextId(), sequence.nextId() - 1, true, "silent, then alive");
      case DEAD ->
          reporter.tell(
              Cause.PROBE,
              sequence.nextId(),
              Math.max(watch.expectedId(), sequence.nextId() - 1),
              false,
              watch.death());
    }
  }
}
