package io.ennead.binance.reader;

import io.ennead.binance.BinanceSettings;
import io.ennead.binance.metrics.FeedMetrics;
import io.ennead.binance.metrics.FeedMetrics.Count;
import io.ennead.binance.split.BinanceSplit;
import io.ennead.binance.wire.TradeKind;
import io.ennead.binance.wire.VenueKline;
import io.ennead.records.FeedEvent.Cause;
import io.ennead.records.Trade;
import java.time.Instant;
import java.util.List;

/**
 * One symbol: makes an unbroken sequence of what the stream and REST tell.
 *
 * <p>Trades leave in id order. One that comes before its turn waits in {@link Ahead} while those
 * before it are fetched (a {@link Splice}); one that came already is dropped.
 */
final class SymbolChannel {

  /**
   * Binance numbers a symbol's trades from 0: of one that was never traded, this is the last id.
   */
  private static final long NEVER_TRADED = -1;

  private final String symbol;
  private final BinanceSettings settings;
  private final FeedMetrics metrics;
  private final Reporter reporter;
  private final Inquiry inquiry;
  private final Sequence sequence;
  private final Ahead ahead;
  private final Watch watch;
  private final boolean restored;

  private boolean connected;
  private boolean wasConnected;
  private Splice splice;
  private long beginAt = Long.MIN_VALUE;

  SymbolChannel(
      BinanceSplit split,
      BinanceSettings settings,
      Sequence sequence,
      Inquiry inquiry,
      Reporter reporter,
      FeedMetrics metrics) {
    this.symbol = split.symbol();
    this.settings = settings;
    this.metrics = metrics;
    this.reporter = reporter;
    this.inquiry = inquiry;
    this.sequence = sequence;
    this.ahead = new Ahead(settings.spliceCapacity());
    this.watch = new Watch(settings);
    this.restored = sequence.hasBegun();
  }

  String symbol() {
    return symbol;
  }

  /** Trades that are held until their turn comes. */
  int held() {
    return ahead.size();
  }

  /** Why its connection must be replaced, or null. */
  String death() {
    return watch.death();
  }

  // The connection.

  void connected(String detail, long now) {
    connected = true;
    watch.restart(now);
    if (sequence.hasBegun()) {
      open(wasConnected || !restored ? Cause.RECONNECT : Cause.RESTORE, detail, now);
    }
    wasConnected = true;
  }

  void disconnected(String detail) {
    connected = false;
    watch.ended();
    inquiry.cancel();
    ahead.clear();
    if (splice != null) {
      close(sequence.nextId() - 1, false, "; lost: " + detail);
    }
  }

  // The stream.

  void onTrade(Trade trade, long now) {
    if (sequence.hasBegun() && trade.id() < sequence.nextId()) {
      metrics.add(Count.DUPLICATES);
      if (splice != null && splice.caughtUp) {
        // The stream reaches back before what REST gave: the two overlap.
        close(sequence.nextId() - 1, true, "");
      }
      return;
    }
    watch.traded(now);
    if (sequence.hasBegun() && splice == null && trade.id() == sequence.nextId()) {
      sequence.deliver(trade);
      return;
    }
    ahead.add(trade);
    if (sequence.hasBegun()) {
      drain(now);
    }
  }

  /** Delivers those whose turn has come; what remains has a hole before it. */
  private void drain(long now) {
    long joinedAt = sequence.nextId();
    boolean joined = ahead.dropBefore(joinedAt);
    for (Trade next = ahead.takeIfFirst(sequence.nextId());
        next != null;
        next = ahead.takeIfFirst(sequence.nextId())) {
      sequence.deliver(next);
      joined = true;
    }
    if (!ahead.isEmpty()) {
      hole("the stream went on with id " + ahead.firstId(), now);
    } else if (splice != null && joined) {
      close(joinedAt - 1, true, "");
    }
  }

  /** Ids are missing: they are given a moment to come by themselves, then fetched. */
  private void hole(String detail, long now) {
    if (splice == null) {
      open(Cause.JUMP, detail, now + settings.jumpPatience());
    } else if (splice.caughtUp) {
      splice.resume(now);
    }
  }

  void onKline(VenueKline kline, long now) {
    if (!sequence.hasBegun()) {
      return;
    }
    if (sequence.confirmedBy(kline)) {
      watch.confirmed(now);
      if (splice != null && splice.caughtUp) {
        close(sequence.nextId() - 1, true, "");
      }
    } else if (!kline.isQuiet()) {
      watch.behind(kline.lastTradeId(), now);
    }
  }

  // Time.

  void tick(long now) {
    if (!connected || inquiry.isOpen()) {
      return;
    }
    if (!sequence.hasBegun()) {
      if (now >= beginAt) {
        askBeginning();
      }
    } else if (splice != null && !splice.caughtUp) {
      if (now >= splice.askAt) {
        askPage();
      }
    } else {
      look(now);
    }
  }

  private void look(long now) {
    switch (watch.look(sequence, now)) {
      case CALM -> {}
      case BEHIND -> {
        if (splice != null) {
          splice.resume(now);
        } else {
          open(Cause.JUMP, "a kline was ahead of the trades", now);
        }
      }
      case SILENT -> probe("silent");
      case UNPROVEN -> probe("unproven");
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

  // The beginning.

  private void askBeginning() {
    Long since = settings.sinceMillis();
    if (since == null) {
      inquiry.head(this::beginNow, this::retryBeginning);
    } else {
      inquiry.firstAggregateSince(
          since, (rows, now) -> beginSince(since, rows, now), this::retryBeginning);
    }
  }

  /**
   * The venue's time was asked for before the head, which may have been traded since: only behind
   * the head is every trade still to come.
   */
  private void beginNow(Trade head, long time, long now) {
    long behindHead = head == null ? time : head.timeMillis() + settings.toleranceMillis() + 1;
    begin(head, Math.max(time, behindHead), now);
  }

  private void beginSince(long since, List<Trade> rows, long now) {
    if (rows.isEmpty()) {
      inquiry.head((head, time, then) -> beginBehind(head, since, then), this::retryBeginning);
      return;
    }
    Trade first = rows.get(0);
    long firstId = settings.kind() == TradeKind.TRADE ? first.firstTradeId() : first.id();
    begin(firstId - 1, first.firstTradeId() - 1, since, now);
  }

  /** Nothing was traded since; the head tells behind which id that is, unless it came meanwhile. */
  private void beginBehind(Trade head, long since, long now) {
    if (head == null || head.timeMillis() < since) {
      begin(head, since, now);
    }
  }

  private void retryBeginning(String reason, long wait, long now) {
    beginAt = now + wait;
    reporter.tell(Cause.START, 0, -1, false, reason);
  }

  private void begin(Trade head, long from, long now) {
    if (head == null) {
      begin(NEVER_TRADED, NEVER_TRADED, from, now);
    } else {
      begin(head.id(), head.lastTradeId(), from, now);
    }
  }

  private void begin(long id, long tradeId, long from, long now) {
    sequence.begin(id, tradeId, from);
    open(Cause.START, "from " + Instant.ofEpochMilli(from), now);
    drain(now);
  }

  // The splice.

  private void open(Cause cause, String detail, long askAt) {
    splice = new Splice(cause, detail, sequence.nextId(), askAt);
    metrics.add(Count.SPLICES);
  }

  private void close(long to, boolean proven, String addition) {
    Splice done = splice;
    splice = null;
    reporter.tell(
        done.cause, done.from, Math.max(to, done.from - 1), proven, done.detail + addition);
  }

  private void askPage() {
    long from = sequence.nextId();
    int limit =
        ahead.isEmpty() ? VenueApi.PAGE : (int) Math.min(VenueApi.PAGE, ahead.firstId() - from);
    inquiry.page(
        from,
        limit,
        (rows, now) -> onPage(rows, from, limit, now),
        (reason, wait, now) -> {
          if (splice != null) {
            splice.askAt = now + wait;
            reporter.tellStalled(splice, sequence.nextId(), reason, now);
          }
        });
  }

  private void onPage(List<Trade> rows, long from, int limit, long now) {
    if (splice == null) {
      // The stream itself brought what was missing.
      return;
    }
    if (!rows.isEmpty() && rows.get(0).id() != from) {
      reporter.tellStalled(
          splice, sequence.nextId(), "REST answered from id " + rows.get(0).id(), now);
      splice.lagged(now);
      return;
    }
    boolean whole = deliver(rows, from, now);
    if (whole && rows.size() == limit) {
      splice.advanced(now);
    } else {
      splice.lagged(now);
      splice.caughtUp = whole && ahead.isEmpty();
    }
    drain(now);
  }

  /** Delivers the rows whose turn it is; tells whether they are without a hole. */
  private boolean deliver(List<Trade> rows, long from, long now) {
    long expected = from;
    for (Trade row : rows) {
      if (row.id() != expected) {
        reporter.tellStalled(splice, sequence.nextId(), "REST left out id " + expected, now);
        return false;
      }
      expected++;
      if (row.id() == sequence.nextId()) {
        sequence.deliver(row);
        metrics.add(Count.SPLICED);
      }
    }
    return true;
  }

  // The probe.

  private void probe(String why) {
    metrics.add(Count.PROBES);
    inquiry.head(
        (head, time, now) -> onProbe(why, head == null ? NEVER_TRADED : head.id(), time, now),
        (reason, wait, now) -> {
          watch.probed(now);
          tellProbe(false, why + "; " + reason);
        });
  }

  private void onProbe(String why, long headId, long time, long now) {
    watch.probed(now);
    if (headId >= sequence.nextId()) {
      watch.expect(headId, now);
    } else if (headId == sequence.nextId() - 1) {
      sequence.proveUntil(time - settings.probeMargin());
      if (splice != null) {
        close(sequence.nextId() - 1, true, "");
      }
      tellProbe(true, why + ", and quiet");
    } else {
      tellProbe(false, why + ", and REST lags at id " + headId);
    }
  }

  private void tellProbe(boolean proven, String detail) {
    reporter.tell(Cause.PROBE, sequence.nextId(), sequence.nextId() - 1, proven, detail);
  }
}
