package io.ennead.binance.reader;

import io.ennead.binance.BinanceSettings;
import io.ennead.binance.wire.TradeKind;
import io.ennead.records.Candle;
import io.ennead.records.HistoryCandle;
import io.ennead.records.Interval;
import io.ennead.records.MarketEvent;
import io.ennead.records.Trade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Where candles of the past end and trades begin: finds both sides of an instant. */
final class Junction {

  /**
   * Binance numbers a symbol's trades from 0: of one that was never traded, this is the last id.
   */
  static final long NEVER_TRADED = -1;

  /** Is told what comes before, and behind which ids the trades begin. */
  interface Found {
    void at(List<MarketEvent> before, long id, long tradeId, long now);
  }

  private final BinanceSettings settings;
  private final long at;
  private final long rollsUpFrom;
  private final List<CandleSearch> searches;
  private final Inquiry inquiry;
  private final Inquiry.Refused refused;
  private final Found found;

  /**
   * @param at the instant, epoch milliseconds
   * @param rollsUpFrom minutes from here on are children of parents, epoch milliseconds
   * @param searches for what comes before
   */
  Junction(
      BinanceSettings settings,
      long at,
      long rollsUpFrom,
      List<CandleSearch> searches,
      Inquiry inquiry,
      Inquiry.Refused refused,
      Found found) {
    this.settings = settings;
    this.at = at;
    this.rollsUpFrom = rollsUpFrom;
    this.searches = searches;
    this.inquiry = inquiry;
    this.refused = refused;
    this.found = found;
  }

  long at() {
    return at;
  }

  /** Asks the next question. */
  void search() {
    for (CandleSearch search : searches) {
      if (!search.isDone()) {
        search.search();
        return;
      }
    }
    inquiry.firstAggregateSince(at, this::onFirst, refused);
  }

  private void onFirst(List<Trade> rows, long now) {
    if (rows.isEmpty()) {
      inquiry.head((head, time, then) -> onHead(head, then), refused);
      return;
    }
    Trade first = rows.get(0);
    long firstId = settings.kind() == TradeKind.TRADE ? first.firstTradeId() : first.id();
    found.at(before(), firstId - 1, first.firstTradeId() - 1, now);
  }

  /** Nothing was traded since; the head tells behind which id that is, unless it came meanwhile. */
  private void onHead(Trade head, long now) {
    if (head == null) {
      found.at(before(), NEVER_TRADED, NEVER_TRADED, now);
    } else if (head.timeMillis() < at) {
      found.at(before(), head.id(), head.lastTradeId(), now);
    }
  }

  /** Carried lines, then candles in order of close time, the shortest interval first. */
  private List<MarketEvent> before() {
    List<MarketEvent> before = new ArrayList<>();
    searches.forEach(search -> search.lines().ifPresent(before::add));
    searches.stream()
        .flatMap(search -> search.candles().stream())
        .sorted(Comparator.comparingLong(Candle::closeTime).thenComparing(Candle::interval))
        .forEach(candle -> before.add(new HistoryCandle(candle, rollsUp(candle))));
    return before;
  }

  private boolean rollsUp(Candle candle) {
    return candle.interval() == Interval.M1 && candle.openTime() >= rollsUpFrom;
  }
}
