package io.ennead.binance.reader;

import io.ennead.binance.BinanceSettings;
import io.ennead.binance.split.SplitGaps;
import io.ennead.binance.split.SplitGaps.Declared;
import io.ennead.binance.wire.TradeKind;
import io.ennead.records.Gap;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Trade;
import java.util.ArrayList;
import java.util.List;

/**
 * The open gaps of one symbol: asks for their trades again and again, while REST has nothing more
 * urgent to do. Gaps in the same minutes are repaired together, once these minutes have closed; one
 * that cannot be had does not stand before the others. What was read again takes effect once a
 * checkpoint contains it.
 */
final class Repairs {

  private final Instrument instrument;
  private final BinanceSettings settings;
  private final Sequence sequence;
  private final Inquiry inquiry;
  private final Outbox out;
  private SplitGaps gaps;
  private Reread reread;
  private boolean begun;
  private long askAt = Long.MIN_VALUE;
  private int turn;

  /**
   * @param inquiry one of its own, for what is not urgent
   * @param gaps as they are at the start, with what waited taking effect
   */
  Repairs(
      Instrument instrument,
      BinanceSettings settings,
      Sequence sequence,
      Inquiry inquiry,
      Outbox out,
      SplitGaps gaps) {
    this.instrument = instrument;
    this.settings = settings;
    this.sequence = sequence;
    this.inquiry = inquiry;
    this.out = out;
    this.gaps = gaps;
  }

  /** A gap took effect. */
  void add(Declared declared) {
    gaps = gaps.declare(declared).opened();
    if (reread != null && !gaps.open().containsAll(reread.gaps())) {
      inquiry.cancel();
      reread = null;
    }
  }

  /** Whether what was read again waits for a checkpoint. */
  boolean isWaiting() {
    return gaps.reread() != null;
  }

  /** What was read again takes effect. */
  void takeEffect() {
    out.add(instrument.symbol(), new Delivery.Repaired());
    gaps = gaps.settled();
  }

  /**
   * Asks for trades, when it is time to.
   *
   * @param mayStand whether the symbol may stand still until a checkpoint contains what was read
   */
  void tick(boolean mayStand, long now) {
    if (reread != null && reread.isOver()) {
      if (mayStand) {
        gaps = gaps.read(reread.read());
        sequence.stand(new Delivery.Read(reread.read()));
        reread = null;
      }
      return;
    }
    if (isWaiting() || gaps.open().isEmpty() || inquiry.isOpen() || now < askAt) {
      return;
    }
    if (reread == null) {
      reread = next();
      begun = false;
    }
    if (reread == null) {
      return;
    }
    if (begun) {
      inquiry.page(reread.nextId(), VenueApi.PAGE, this::onPage, this::retry);
    } else {
      inquiry.firstAggregateSince(reread.since(), this::onFirst, this::retry);
    }
  }

  /** A reading of the gaps whose turn it is; null if the minutes of none have closed. */
  private Reread next() {
    List<Gap> open = gaps.open();
    List<Reread> due = new ArrayList<>();
    int i = 0;
    while (i < open.size()) {
      long until = Interval.M1.end(Interval.M1.floor(open.get(i).until()));
      int end = i + 1;
      while (end < open.size() && Interval.M1.floor(open.get(end).from()) < until) {
        until = Math.max(until, Interval.M1.end(Interval.M1.floor(open.get(end).until())));
        end++;
      }
      if (until <= sequence.boundedMinute()) {
        due.add(reading(open.subList(i, end), until));
      }
      i = end;
    }
    return due.isEmpty() ? null : due.get(turn % due.size());
  }

  private Reread reading(List<Gap> together, long until) {
    long from = Math.max(Interval.M1.floor(together.get(0).from()), sequence.coveredFrom());
    return new Reread(
        instrument, together, from, until, sequence.lastId(), settings.toleranceMillis());
  }

  private void onFirst(List<Trade> rows, long now) {
    if (rows.isEmpty() && reread.isOfNothing() && sequence.newestMillis() < reread.since()) {
      reread.end();
      return;
    }
    if (rows.isEmpty()) {
      retry("REST lags", settings.backoffFirst(), now);
      return;
    }
    Trade first = rows.get(0);
    reread.begin(settings.kind() == TradeKind.TRADE ? first.firstTradeId() : first.id());
    begun = true;
  }

  private void onPage(List<Trade> rows, long now) {
    if (rows.isEmpty()) {
      retry("REST lags", settings.backoffFirst(), now);
      return;
    }
    try {
      reread.add(rows, delivery -> out.add(instrument.symbol(), delivery));
    } catch (IllegalArgumentException e) {
      retry(e.getMessage(), settings.backoffMax(), now);
      return;
    }
  }

  /** The next time it is the turn of others. */
  private void retry(String reason, long wait, long now) {
    askAt = now + wait;
    reread = null;
    turn++;
  }
}
