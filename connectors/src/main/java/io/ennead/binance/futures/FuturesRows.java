package io.ennead.binance.futures;

import io.ennead.binance.futures.FuturesVenue.Unavailable;
import io.ennead.records.Candle;
import io.ennead.records.ContextRecord;
import io.ennead.records.ContextRecord.Kind;
import io.ennead.records.FuturesReading;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became known of one perpetual in a stretch of time, {@code (after, to]}, both whole minutes.
 *
 * <p>When a figure counts as known: the premium of a minute and a candle at their end; open
 * interest and account ratio, which the venue publishes every five minutes and some time later,
 * five minutes after their stamp; a funding rate five minutes after the minute in which it was
 * settled.
 */
final class FuturesRows {

  private static final long MINUTE = Interval.M1.millis();
  private static final long FIVE_MINUTES = Interval.M5.millis();
  private static final long HOUR = Interval.H1.millis();
  private static final long EIGHT_HOURS = 8 * HOUR;

  private final FuturesVenue venue;
  private final Instrument instrument;
  private final long after;
  private final long to;
  private final List<ContextRecord> records = new ArrayList<>();
  private long firstMissing = Long.MAX_VALUE;

  private FuturesRows(FuturesVenue venue, Instrument instrument, long after, long to) {
    this.venue = venue;
    this.instrument = instrument;
    this.after = after;
    this.to = to;
  }

  /**
   * Asks the venue for everything.
   *
   * @param first whether nothing was asked before: then the funding rate that holds at {@code
   *     after} is among the records
   */
  static FuturesRows of(
      FuturesVenue venue, Instrument instrument, long after, long to, boolean first)
      throws Unavailable {
    FuturesRows rows = new FuturesRows(venue, instrument, after, to);
    rows.premiums();
    for (Interval interval : Interval.values()) {
      rows.candles(interval);
    }
    rows.statistics();
    rows.funding(first);
    return rows;
  }

  /** In no particular order. */
  List<ContextRecord> records() {
    return records;
  }

  /** When the first figure became known that should be there and is not; MAX_VALUE if none. */
  long firstMissing() {
    return firstMissing;
  }

  private String symbol() {
    return instrument.symbol();
  }

  private void missing(long known) {
    firstMissing = Math.min(firstMissing, known);
  }

  private void premiums() throws Unavailable {
    Map<Long, BigDecimal> marks =
        FuturesBodies.closes(venue.ask(FuturesApi.markKlines(symbol(), after, to - MINUTE)));
    Map<Long, BigDecimal> indices =
        FuturesBodies.closes(venue.ask(FuturesApi.indexKlines(symbol(), after, to - MINUTE)));
    for (long open = after; open < to; open += MINUTE) {
      BigDecimal mark = marks.get(open);
      BigDecimal index = indices.get(open);
      if (mark == null || index == null) {
        missing(open + MINUTE);
      } else {
        records.add(
            new ContextRecord.Figure(
                instrument,
                Kind.PREMIUM,
                FuturesReading.premium(
                    open + MINUTE, mark.doubleValue(), index.doubleValue(), MINUTE)));
      }
    }
  }

  private void candles(Interval interval) throws Unavailable {
    long from = interval.floor(after);
    long last = interval.floor(to) - interval.millis();
    if (last < from) {
      return;
    }
    Map<Long, Candle> found = new HashMap<>();
    FuturesBodies.candles(
            instrument, interval, venue.ask(FuturesApi.klines(symbol(), interval, from, last)))
        .forEach(candle -> found.put(candle.openTime(), candle));
    for (long open = from; open <= last; open += interval.millis()) {
      Candle candle = found.get(open);
      if (candle == null) {
        missing(interval.end(open));
      } else {
        records.add(new ContextRecord.FuturesCandle(candle));
      }
    }
  }

  private void statistics() throws Unavailable {
    long from = Interval.M5.floor(after);
    long last = Interval.M5.floor(to) - FIVE_MINUTES;
    if (last < from) {
      return;
    }
    take(
        Kind.OPEN_INTEREST,
        FuturesBodies.figures(
            venue.ask(FuturesApi.openInterest(symbol(), from, last)),
            "timestamp",
            "sumOpenInterest"),
        from,
        last);
    take(
        Kind.ACCOUNT_RATIO,
        FuturesBodies.figures(
            venue.ask(FuturesApi.accountRatio(symbol(), from, last)),
            "timestamp",
            "longShortRatio"),
        from,
        last);
  }

  private void take(Kind kind, Map<Long, Double> figures, long from, long last) {
    for (long stamp = from; stamp <= last; stamp += FIVE_MINUTES) {
      Double figure = figures.get(stamp);
      if (figure == null) {
        missing(stamp + FIVE_MINUTES);
      } else {
        add(kind, stamp + FIVE_MINUTES, figure, FIVE_MINUTES);
      }
    }
  }

  /** Rates come every eight hours or more often, and are told for eight. */
  private void funding(boolean first) throws Unavailable {
    long newest = knownFunding(Interval.H1.floor(to - FIVE_MINUTES));
    if (!first && newest <= after) {
      return;
    }
    TreeMap<Long, Double> rates =
        FuturesBodies.figures(
            venue.ask(FuturesApi.funding(symbol(), after - 3 * EIGHT_HOURS, to - FIVE_MINUTES)),
            "fundingTime",
            "fundingRate");
    Map.Entry<Long, Double> held = null;
    for (Map.Entry<Long, Double> rate : rates.entrySet()) {
      Long before = rates.lowerKey(rate.getKey());
      long known = knownFunding(rate.getKey());
      if (before != null && known <= to && known > after) {
        addFunding(before, rate);
      } else if (before != null && known <= after) {
        held = rate;
      }
    }
    if (first && held != null) {
      addFunding(rates.lowerKey(held.getKey()), held);
    }
  }

  private void addFunding(long before, Map.Entry<Long, Double> rate) {
    long period = Math.max(HOUR, Math.round((rate.getKey() - before) / (double) HOUR) * HOUR);
    double perEightHours = rate.getValue() * EIGHT_HOURS / period;
    add(Kind.FUNDING, knownFunding(rate.getKey()), perEightHours, period);
  }

  private static long knownFunding(long settled) {
    return Interval.M1.floor(settled) + FIVE_MINUTES;
  }

  private void add(Kind kind, long known, double value, long period) {
    records.add(
        new ContextRecord.Figure(instrument, kind, new FuturesReading(known, value, period)));
  }
}
