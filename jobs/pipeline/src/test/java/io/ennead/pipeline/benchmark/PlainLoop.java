package io.ennead.pipeline.benchmark;

import io.ennead.analytics.candles.MinuteFold;
import io.ennead.analytics.candles.Rollup;
import io.ennead.ledger.TradeLedger;
import io.ennead.pipeline.tape.Tape;
import io.ennead.records.Candle;
import io.ennead.records.Clock;
import io.ennead.records.Decimals;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.MarketEvent;
import io.ennead.records.Origin;
import io.ennead.records.Trade;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The same candles in one loop on one thread, without Flink: what the machine can do, and what the
 * other forms must come to.
 */
final class PlainLoop {

  private final Book[] books;
  private final TradeLedger[] ledgers;
  private final Consumer<MarketEvent> take = this::take;
  private Tally candles = new Tally(0, 0);
  private Tally bars = new Tally(0, 0);
  private int symbol;

  /** One symbol: the two minutes that can be open, and the parents' children. */
  private static final class Book {
    final MinuteFold[] minutes = new MinuteFold[2];
    final Map<Interval, Rollup> parents = new EnumMap<>(Interval.class);
  }

  private PlainLoop(Tape tape, long tolerance) {
    int symbols = tape.instruments().size();
    books = new Book[symbols];
    ledgers = new TradeLedger[symbols];
    for (int i = 0; i < symbols; i++) {
      Instrument instrument = tape.instruments().get(i);
      books[i] = new Book();
      ledgers[i] = new TradeLedger(instrument, tolerance, TradeLedger.Position.START);
    }
  }

  static PlainLoop run(Tape tape, long tolerance) {
    PlainLoop loop = new PlainLoop(tape, tolerance);
    Tape.Cursor cursor = tape.from(0);
    for (Trade trade = cursor.next(); trade != null; trade = cursor.next()) {
      loop.symbol = cursor.instrument();
      loop.ledgers[loop.symbol].accept(trade, loop.take);
    }
    for (loop.symbol = 0; loop.symbol < loop.books.length; loop.symbol++) {
      loop.ledgers[loop.symbol].finish(loop.take);
    }
    return loop;
  }

  /** The candles of all intervals. */
  Tally candles() {
    return candles;
  }

  /** The 1m candles as {@link Tally#plusBar} tells them. */
  Tally bars() {
    return bars;
  }

  private void take(MarketEvent event) {
    Book book = books[symbol];
    if (event instanceof Trade trade) {
      long millis = trade.timeMillis();
      int slot = (int) (millis / 60_000) & 1;
      MinuteFold minute = book.minutes[slot];
      if (minute == null || millis - minute.openTime() >= 60_000) {
        minute = new MinuteFold(trade.instrument(), Interval.M1.floor(millis));
        book.minutes[slot] = minute;
      }
      minute.add(trade);
    } else if (event instanceof Clock clock) {
      close(book, book.minutes[(int) (clock.from() / 60_000) & 1].toCandle(Origin.HISTORICAL));
    }
  }

  private void close(Book book, Candle candle) {
    candles = candles.plus(candle);
    if (candle.interval() == Interval.M1) {
      bars =
          bars.plusBar(
              candle.instrument().symbol(),
              candle.openTime(),
              Decimals.unscaled(candle.open()),
              Decimals.unscaled(candle.high()),
              Decimals.unscaled(candle.low()),
              Decimals.unscaled(candle.close()),
              Decimals.unscaled(candle.volume()),
              candle.tradeCount());
    }
    candle.interval().parent().ifPresent(parent -> rollUp(book, parent, candle));
  }

  private void rollUp(Book book, Interval parent, Candle child) {
    Rollup rollup = book.parents.computeIfAbsent(parent, p -> new Rollup()).add(child);
    if (child.closeTime() % parent.millis() == 0) {
      long openTime = child.closeTime() - parent.millis();
      book.parents.remove(parent);
      if (rollup.has(openTime)) {
        close(book, rollup.parent(parent, openTime));
      }
    }
  }
}
