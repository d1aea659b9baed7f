package io.ennead.binance.reader;

import io.ennead.records.Candle;
import io.ennead.records.CarriedLines;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import io.ennead.records.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the closed candles of one interval that open in a stretch of time that is over: those that
 * are stored and whole, and of the others the venue's klines. Where the venue has no kline either,
 * nothing was traded.
 */
final class CandleSearch {

  /** An answer that does not come in time is asked for in smaller ones, down to this many rows. */
  private static final int LEAST_PAGE = 60;

  /** So often the store may fail to say where the lines stood; then they begin anew. */
  private static final int LINE_ATTEMPTS = 3;

  private final Instrument instrument;
  private final Interval interval;
  private final long from;
  private final long until;
  private final Inquiry inquiry;
  private final Inquiry.Refused refused;
  private final TreeMap<Long, Candle> found = new TreeMap<>();
  private long searchedFrom;
  private boolean storeAsked;
  private boolean quietAtTheEnd;
  private int lineAttempts;
  private CarriedLines lines;
  private long askedUntil;
  private int page = VenueApi.PAGE;

  /**
   * @param from open time of the first candle, epoch milliseconds
   * @param until where the last one ends
   * @param refused is told what stood in the way; the search goes on when it is asked again
   */
  CandleSearch(
      Instrument instrument,
      Interval interval,
      long from,
      long until,
      Inquiry inquiry,
      Inquiry.Refused refused) {
    this.instrument = instrument;
    this.interval = interval;
    this.from = from;
    this.until = until;
    this.inquiry = inquiry;
    this.refused = refused;
    this.searchedFrom = from;
    this.askedUntil = from;
  }

  /**
   * Looks for the candle before the first one, too, whose close the first ones have if the venue
   * has no kline of them.
   */
  CandleSearch withTheOneBefore() {
    searchedFrom = from - interval.millis();
    askedUntil = searchedFrom;
    return this;
  }

  /** Whether the candles begin with the first that was asked for. */
  boolean reachesBack() {
    return !found.isEmpty() && found.firstKey() <= from;
  }

  /** Asks in the end, too, where the lines of the series stood after the first candle. */
  CandleSearch withLines() {
    lineAttempts = LINE_ATTEMPTS;
    return this;
  }

  boolean isDone() {
    return hasAll() && (lineAttempts == 0 || found.isEmpty());
  }

  private boolean hasAll() {
    return storeAsked && missing() >= until && (isWhole() || quietAtTheEnd);
  }

  /** Asks the next question. */
  void search() {
    if (!storeAsked) {
      inquiry.stored(interval, searchedFrom, until, this::take, this::storeFailed);
    } else if (missing() < until) {
      askKlines(missing());
    } else if (hasAll()) {
      inquiry.lines(interval, found.firstKey(), this::take, this::linesFailed);
    } else {
      // The newest klines are not there: the venue may lag, or nothing was traded any more.
      inquiry.firstAggregateSince(endOfFound(), this::onTradeBehind, refused);
    }
  }

  private void take(List<Candle> stored, long now) {
    storeAsked = true;
    for (Candle candle : stored) {
      if (candle.quality().isWhole()) {
        put(candle);
      }
    }
  }

  private void storeFailed(String reason, long wait, long now) {
    storeAsked = true;
    refused.at(reason, wait, now);
  }

  private void take(Optional<CarriedLines> carried, long now) {
    lineAttempts = 0;
    lines = carried.orElse(null);
  }

  private void linesFailed(String reason, long wait, long now) {
    lineAttempts--;
    refused.at(reason, wait, now);
  }

  private void put(Candle candle) {
    if (candle.openTime() >= searchedFrom && candle.openTime() < until) {
      found.putIfAbsent(candle.openTime(), candle);
    }
  }

  /** The first open time that is neither found nor asked for; the end if there is none. */
  private long missing() {
    long time = askedUntil;
    while (time < until && found.containsKey(time)) {
      time = interval.end(time);
    }
    return time;
  }

  private void askKlines(long first) {
    long end = Math.min(until, first + page * interval.millis());
    int limit = (int) ((end - first) / interval.millis());
    inquiry.klines(
        interval,
        first,
        end,
        limit,
        (candles, now) -> {
          candles.forEach(this::put);
          askedUntil = end;
        },
        (reason, wait, now) -> {
          page = Math.max(LEAST_PAGE, page / 2);
          refused.at(reason, wait, now);
        });
  }

  private boolean isWhole() {
    return from >= until || found.containsKey(until - interval.millis());
  }

  private long endOfFound() {
    return found.isEmpty() ? searchedFrom : interval.end(found.lastKey());
  }

  private void onTradeBehind(List<Trade> rows, long now) {
    if (rows.isEmpty() || rows.get(0).timeMillis() >= until) {
      quietAtTheEnd = true;
    } else {
      askedUntil = endOfFound();
      refused.at("REST has no kline yet of " + askedUntil, interval.millis() / 60, now);
    }
  }

  /** Where the lines stood after the first candle; empty if that is not stored. */
  Optional<CarriedLines> lines() {
    return Optional.ofNullable(lines);
  }

  /** The candles in order of time, without a hole from the first of them on. */
  List<Candle> candles() {
    List<Candle> candles = new ArrayList<>();
    if (found.isEmpty()) {
      return candles;
    }
    Candle last = null;
    for (long time = found.firstKey(); time < until; time = interval.end(time)) {
      Candle candle = found.get(time);
      if (candle == null) {
        candle =
            Candle.empty(instrument, interval, time, last.close(), Quality.QUIET, 0, Origin.REST);
      }
      if (time >= from) {
        candles.add(candle);
      }
      last = candle;
    }
    return candles;
  }
}
