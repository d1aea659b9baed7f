package io.ennead.binance.reader;

import io.ennead.binance.BinanceSettings;
import io.ennead.binance.split.SplitGaps;
import io.ennead.binance.wire.TradeKind;
import io.ennead.records.FeedEvent.Cause;
import io.ennead.records.Interval;
import io.ennead.records.Trade;
import java.util.List;

/**
 * The time in which nothing can be learnt of a symbol: its stream is silent and REST does not help.
 * It holds its time back only for its patience. Then its minutes close by the exchange's clock, a
 * margin behind it, each once a checkpoint contains it; and REST is asked on until it, or the
 * stream, shows where the missing ids end. From there on they are a gap like others.
 */
final class SymbolOutage {

  private static final long NONE = Long.MIN_VALUE;

  /**
   * Into how many looks the patience falls apart at least. Between two looks further apart nobody
   * looked, as when the job did not take what was delivered: that is no time in which REST failed.
   */
  private static final int LEAST_LOOKS = 10;

  /** The longest wait for an exchange whose clock lies behind what it told before. */
  private static final long LONGEST_WAIT = 60_000L;

  private final BinanceSettings settings;
  private final Sequence sequence;
  private final Splicer splicer;
  private final Inquiry inquiry;
  private final Reporter reporter;
  private final MarketTime time;
  private final long margin;

  private boolean on;

  /** Minutes are to close, and no checkpoint contains that yet. */
  private boolean closing;

  /** For how long REST has been asked in vain; only the time counts in which it could answer. */
  private long stalled;

  private long lookedAt = NONE;
  private long seenId = NONE;
  private long seenProof = NONE;

  /** REST has answered last: what was missing is known in a moment. */
  private boolean answers;

  private long askAt = NONE;

  /** What REST has shown beside the end of the outage; epoch milliseconds. */
  private long provenUntil = NONE;

  SymbolOutage(
      BinanceSettings settings,
      Sequence sequence,
      Splicer splicer,
      Inquiry inquiry,
      Reporter reporter,
      MarketTime time) {
    this.settings = settings;
    this.sequence = sequence;
    this.splicer = splicer;
    this.inquiry = inquiry;
    this.reporter = reporter;
    this.time = time;
    this.margin = Math.max(settings.probeMargin(), settings.toleranceMillis());
  }

  /** For how long REST has been asked in vain, milliseconds; 0 once it was of use. */
  long inVain() {
    return stalled;
  }

  /**
   * Goes on with what a checkpoint holds. More minutes close only once REST has been asked in vain
   * again: it may be that it answers by now.
   */
  void restore(SplitGaps.Outage outage) {
    on = true;
    if (outage.until() > sequence.provenMinute()) {
      sequence.closed(outage.until());
    }
  }

  boolean isOn() {
    return on;
  }

  /** Whether minutes wait for the checkpoint by which they close. */
  boolean isClosing() {
    return closing;
  }

  /** Looks at what has come of the questions; to be called again and again. */
  void look(long now) {
    boolean moved = sequence.nextId() != seenId || sequence.provenUntil() != seenProof;
    seenId = sequence.nextId();
    seenProof = sequence.provenUntil();
    if (moved) {
      inquiry.excuse();
    }
    if (moved || !inquiry.isFailing() && !inquiry.isOpen()) {
      stalled = 0;
    } else if (lookedAt != NONE && !sequence.isStanding() && !inquiry.isWaiting(now)) {
      stalled += Math.min(now - lookedAt, settings.gapPatience() / LEAST_LOOKS);
    }
    lookedAt = now;
  }

  /** Whether minutes have passed of which nothing was learnt for longer than the patience. */
  boolean isDue(long now) {
    return isOutOfPatience() && splicer.held() == 0 && next(now) > sequence.closedMinute();
  }

  private boolean isOutOfPatience() {
    return stalled >= settings.gapPatience();
  }

  void begin(long now) {
    on = true;
    inquiry.cancel();
    splicer.giveUp();
    reporter.tell(
        Cause.PROBE,
        sequence.nextId(),
        sequence.nextId() - 1,
        false,
        "neither the stream nor REST tells what was traded: an outage");
    close(now);
  }

  /** The minutes that waited close. */
  void takeEffect() {
    closing = false;
    sequence.closed();
  }

  /** What was missing has been declared, and that takes effect: the symbol goes on. */
  void end() {
    on = false;
    answers = false;
    askAt = NONE;
    stalled = 0;
    inquiry.cancel();
    if (provenUntil != NONE) {
      sequence.proveUntil(provenUntil);
      provenUntil = NONE;
    }
  }

  void tick(long now) {
    long closed = sequence.provenMinute();
    Trade next = splicer.firstSince(closed + settings.toleranceMillis());
    if (sequence.provenUntil() >= closed) {
      // Klines show that nothing was traded meanwhile.
      bound(sequence.lastId(), sequence.lastTradeId(), closed - 1);
    } else if (next != null) {
      boolean follows = next.id() == sequence.nextId();
      long until = next.timeMillis() + settings.toleranceMillis();
      bound(next.id() - 1, next.firstTradeId() - 1, follows ? closed - 1 : until);
    } else if (!inquiry.isOpen() && now >= askAt) {
      inquiry.firstAggregateSince(
          closed + settings.toleranceMillis(),
          (rows, then) -> onFirst(rows, closed, then),
          this::onRefused);
    }
    if (!sequence.isStanding() && !answers && isOutOfPatience() && next(now) > closed) {
      close(now);
    }
  }

  private void close(long now) {
    closing = true;
    sequence.close(next(now));
  }

  /** Up to where minutes may close by now. */
  private long next(long now) {
    long millis = time.at(now);
    return millis == NONE ? NONE : Interval.M1.floor(millis - margin);
  }

  /** The ids behind the position up to one are missing, and those behind it are to come. */
  private void bound(long id, long tradeId, long until) {
    reporter.tell(
        Cause.PROBE, sequence.nextId(), id, false, "an outage ends: what was missing is known");
    sequence.bound(id, tradeId, until);
  }

  private void onRefused(String reason, long wait, long now) {
    answers = false;
    askAt = now + wait;
  }

  private void onFirst(List<Trade> rows, long closed, long now) {
    answers = true;
    if (rows.isEmpty()) {
      inquiry.head(this::onHead, this::onRefused);
      return;
    }
    if (sequence.isStanding() || sequence.provenMinute() != closed) {
      // More minutes close: what follows them is asked for then.
      return;
    }
    Trade first = rows.get(0);
    long id = (settings.kind() == TradeKind.TRADE ? first.firstTradeId() : first.id()) - 1;
    if (id < sequence.lastId()) {
      onRefused("REST goes back before trade " + sequence.lastId(), settings.lagPatience(), now);
    } else {
      boolean follows = id == sequence.lastId();
      long until = follows ? closed - 1 : closed + settings.toleranceMillis() - 1;
      bound(id, first.firstTradeId() - 1, until);
    }
  }

  /** Nothing was traded since; what was before, the head tells if it is recent enough. */
  private void onHead(Trade head, long asOf, long now) {
    long id = head == null ? Junction.NEVER_TRADED : head.id();
    if (id < sequence.lastId()) {
      onRefused("REST lags", settings.lagPatience(), now);
      return;
    }
    long closed = sequence.provenMinute();
    long proven = asOf - settings.probeMargin();
    if (sequence.isStanding() || proven < closed) {
      askAt = now + Math.min(LONGEST_WAIT, Math.max(0, closed - proven));
      return;
    }
    provenUntil = proven;
    if (id == sequence.lastId()) {
      bound(id, sequence.lastTradeId(), closed - 1);
    } else {
      long until = head.timeMillis() + settings.toleranceMillis();
      bound(id, head.lastTradeId(), Math.max(until, closed - 1));
    }
  }
}
