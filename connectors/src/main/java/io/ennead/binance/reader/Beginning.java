package io.ennead.binance.reader;

import io.ennead.binance.BinanceSettings;
import io.ennead.binance.WarmUp;
import io.ennead.records.FeedEvent.Cause;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.MarketEvent;
import io.ennead.records.RunStart;
import io.ennead.records.Trade;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where a symbol without a position begins, and the candles before that. With a warm-up it
 * begins at a whole minute: the candles reach up to it, and the trades from it on are fetched.
 * Parents of the hour in which it lies are rolled up from its minutes; older ones come as such.
 */
final class Beginning {

  /** Is told where to begin. */
  interface Found {
    /** Behind these ids, complete from an instant on, with nothing before. */
    void at(long id, long tradeId, long from, long now);

    /** With candles before a whole minute. */
    void joined(List<MarketEvent> before, long id, long tradeId, long minute, long now);
  }

  private final Instrument instrument;
  private final BinanceSettings settings;
  private final Inquiry inquiry;
  private final Reporter reporter;
  private final Found found;
  private long askAt = Long.MIN_VALUE;
  private Junction junction;

  Beginning(
      Instrument instrument,
      BinanceSettings settings,
      Inquiry inquiry,
      Reporter reporter,
      Found found) {
    this.instrument = instrument;
    this.settings = settings;
    this.inquiry = inquiry;
    this.reporter = reporter;
    this.found = found;
  }

  /** Asks REST, when it is time to. */
  void search(long now) {
    if (now < askAt) {
      return;
    }
    if (junction != null) {
      junction.search();
    } else if (settings.warmUp().isWanted()) {
      inquiry.time((none, time, then) -> joinAt(time, then), this::retry);
    } else if (settings.sinceMillis() == null) {
      inquiry.head(this::beginNow, this::retry);
    } else {
      junction = beginSince(settings.sinceMillis());
    }
  }

  /**
   * The venue's time was asked for before the head, which may have been traded since: only behind
   * the head is every trade still to come.
   */
  private void beginNow(Trade head, long time, long now) {
    if (head == null) {
      found.at(Junction.NEVER_TRADED, Junction.NEVER_TRADED, time, now);
    } else {
      long behindHead = head.timeMillis() + settings.toleranceMillis() + 1;
      found.at(head.id(), head.lastTradeId(), Math.max(time, behindHead), now);
    }
  }

  private Junction beginSince(long since) {
    return new Junction(
        settings,
        since,
        since,
        List.of(),
        inquiry,
        this::retry,
        (before, id, tradeId, now) -> found.at(id, tradeId, since, now));
  }

  /** The last minute before it is closed for good once REST cannot lag behind its end any more. */
  private void joinAt(long time, long now) {
    long start = settings.sinceMillis() == null ? time : settings.sinceMillis();
    long settled = time - settings.probeMargin();
    long minute = Interval.M1.floor(settings.sinceMillis() == null ? settled : start);
    if (minute > settled) {
      askAt = now + minute - settled;
      return;
    }
    long hour = Interval.H1.floor(minute);
    junction =
        new Junction(
            settings,
            minute,
            hour,
            searches(minute, hour),
            inquiry,
            this::retry,
            (before, id, tradeId, then) -> {
              List<MarketEvent> all = new ArrayList<>();
              // The candle that closes at the minute itself is the past, too.
              all.add(new RunStart(instrument, Math.max(start, minute + 1)));
              all.addAll(before);
              found.joined(all, id, tradeId, minute, then);
            });
  }

  private List<CandleSearch> searches(long minute, long hour) {
    WarmUp warmUp = settings.warmUp();
    List<CandleSearch> searches = new ArrayList<>();
    searches.add(search(Interval.M1, Math.min(hour, warmUp.from(Interval.M1, minute)), minute));
    for (Interval parent : Interval.M5.andAbove()) {
      searches.add(search(parent, warmUp.from(parent, hour), hour));
    }
    return searches;
  }

  private CandleSearch search(Interval interval, long from, long until) {
    return new CandleSearch(instrument, interval, from, until, inquiry, this::retry).withLines();
  }

  private void retry(String reason, long wait, long now) {
    askAt = now + wait;
    reporter.tell(Cause.START, 0, -1, false, reason);
  }
}
