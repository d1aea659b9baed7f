package io.ennead.binance.reader;

import io.ennead.binance.BinanceSettings;
import io.ennead.binance.wire.TradeKind;
import io.ennead.records.FeedEvent.Cause;
import io.ennead.records.Trade;
import java.util.List;

/** Finds the id behind which a symbol without a position begins. */
final class Beginning {

  /**
   * Binance numbers a symbol's trades from 0: of one that was never traded, this is the last id.
   */
  static final long NEVER_TRADED = -1;

  /** Is told where to begin: behind these ids, complete from an instant on. */
  interface Found {
    void at(long id, long tradeId, long from, long now);
  }

  private final BinanceSettings settings;
  private final Inquiry inquiry;
  private final Reporter reporter;
  private final Found found;
  private long askAt = Long.MIN_VALUE;

  Beginning(BinanceSettings settings, Inquiry inquiry, Reporter reporter, Found found) {
    this.settings = settings;
    this.inquiry = inquiry;
    this.reporter = reporter;
    this.found = found;
  }

  /** Asks REST, when it is time to. */
  void search(long now) {
    if (now >= askAt) {
      ask();
    }
  }

  private void ask() {
    Long since = settings.sinceMillis();
    if (since == null) {
      inquiry.head(this::beginNow, this::retry);
    } else {
      inquiry.firstAggregateSince(since, (rows, now) -> beginSince(since, rows, now), this::retry);
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
      inquiry.head((head, time, then) -> beginBehind(head, since, then), this::retry);
      return;
    }
    Trade first = rows.get(0);
    long firstId = settings.kind() == TradeKind.TRADE ? first.firstTradeId() : first.id();
    found.at(firstId - 1, first.firstTradeId() - 1, since, now);
  }

  /** Nothing was traded since; the head tells behind which id that is, unless it came meanwhile. */
  private void beginBehind(Trade head, long since, long now) {
    if (head == null || head.timeMillis() < since) {
      begin(head, since, now);
    }
  }

  private void begin(Trade head, long from, long now) {
    if (head == null) {
      found.at(NEVER_TRADED, NEVER_TRADED, from, now);
    } else {
      found.at(head.id(), head.lastTradeId(), from, now);
    }
  }

  private void retry(String reason, long wait, long now) {
    askAt = now + wait;
    reporter.tell(Cause.START, 0, -1, false, reason);
  }
}
