package io.ennead.analytics.candles;

import io.ennead.records.Candle;
import io.ennead.records.Interval;
import io.ennead.records.Quality;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * The children of one parent candle, held by open time: a child that comes again with a higher
 * revision replaces the earlier one, so the order of arrival and repetitions do not matter.
 */
public final class Rollup {

  private final TreeMap<Long, Candle> children = new TreeMap<>();

  /** Takes a child in, unless a higher revision of it is there. */
  public Rollup add(Candle child) {
    children.merge(
        child.openTime(),
        child,
        (held, offered) -> offered.revision() >= held.revision() ? offered : held);
    return this;
  }

  /** The children in order of time. */
  public Collection<Candle> children() {
    return children.values();
  }

  /** Whether the child that opens at this time is there. */
  public boolean has(long openTime) {
    return children.containsKey(openTime);
  }

  /**
   * The parent of these children. Its label follows {@link Quality#ofParent}; its revision is the
   * sum of theirs, which rises whenever one of them comes again; what one child does not tell, the
   * parent does not tell either. A child without a trade only repeats the close before it, so the
   * prices and the trade ids are those of the children with trades, if there are any.
   *
   * @param interval the parent's length
   * @param openTime the parent's open time, epoch milliseconds
   */
  public Candle parent(Interval interval, long openTime) {
    List<Candle> all = List.copyOf(children.values());
    List<Candle> traded = all.stream().filter(child -> child.volume().signum() > 0).toList();
    List<Candle> priced = traded.isEmpty() ? all : traded;
    Candle last = all.get(all.size() - 1);
    int expected = Math.toIntExact(interval.millis() / last.interval().millis());
    return new Candle(
        last.instrument(),
        interval,
        openTime,
        priced.get(0).open(),
        fold(priced, Candle::high, BigDecimal::max),
        fold(priced, Candle::low, BigDecimal::min),
        priced.get(priced.size() - 1).close(),
        fold(all, Candle::volume, BigDecimal::add),
        fold(all, Candle::quoteVolume, BigDecimal::add),
        fold(all, Candle::tradeCount, Long::sum),
        fold(all, Candle::takerBuyVolume, BigDecimal::add),
        fold(all, Candle::takerBuyQuoteVolume, BigDecimal::add),
        fold(priced, Candle::firstTradeId, Math::min),
        fold(priced, Candle::lastTradeId, Math::max),
        Quality.ofParent(all.stream().map(Candle::quality).toList(), expected),
        all.stream().mapToInt(Candle::revision).sum(),
        last.origin());
  }

  /** Folds a column; null as soon as one child lacks it. */
  private static <T> T fold(
      List<Candle> children, Function<Candle, T> column, BinaryOperator<T> f) {
    T folded = column.apply(children.get(0));
    for (Candle child : children.subList(1, children.size())) {
      T next = column.apply(child);
      folded = folded == null || next == null ? null : f.apply(folded, next);
    }
    return folded;
  }
}
