package io.ennead.history.reader;

import io.ennead.history.HistoryPlan;
import io.ennead.history.merge.CandleRows;
import io.ennead.history.merge.RowType;
import io.ennead.history.merge.TradeRows;
import io.ennead.history.options.HistoryOptions;
import io.ennead.history.split.HistorySplit;
import io.ennead.records.Candle;
import io.ennead.records.MarketEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** What the sources emit for a plan, instrument after instrument, without Flink. */
public final class Replayed {

  private Replayed() {}

  public static List<MarketEvent> events(HistoryPlan plan, HistoryOptions options) {
    List<MarketEvent> events = new ArrayList<>();
    for (HistorySplit split : plan.splits()) {
      run(split, TradeRows.INSTANCE, TradeSequence::new, options, Long.MAX_VALUE, events);
    }
    return events;
  }

  public static List<Candle> candles(HistoryPlan plan, HistoryOptions options) {
    List<Candle> candles = new ArrayList<>();
    for (HistorySplit split : plan.splits()) {
      run(split, CandleRows.INSTANCE, CandleSequence::new, options, Long.MAX_VALUE, candles);
    }
    return candles;
  }

  /** Runs a split of trades up to so many rows; returns it as a checkpoint would hold it. */
  static HistorySplit events(
      HistorySplit split, HistoryOptions options, long rows, List<MarketEvent> out) {
    return run(split, TradeRows.INSTANCE, TradeSequence::new, options, rows, out);
  }

  /** Runs a split of candles up to so many rows; returns it as a checkpoint would hold it. */
  static HistorySplit candles(
      HistorySplit split, HistoryOptions options, long rows, List<Candle> out) {
    return run(split, CandleRows.INSTANCE, CandleSequence::new, options, rows, out);
  }

  private static <T, E> HistorySplit run(
      HistorySplit split,
      RowType<T> type,
      BiFunction<HistorySplit, HistoryOptions, SplitSequence<T, E>> sequences,
      HistoryOptions options,
      long rows,
      List<E> out) {
    SplitSequence<T, E> sequence = sequences.apply(split, options);
    try (SplitCursor<T> cursor = new SplitCursor<>(split, type, options)) {
      cursor.open();
      for (long i = 0; i < rows && !cursor.isExhausted(); i++) {
        cursor.take(Long.MAX_VALUE, 1).forEach(row -> sequence.next(row, out::add));
      }
      if (cursor.isExhausted()) {
        sequence.end(out::add);
      }
      return sequence.split();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
