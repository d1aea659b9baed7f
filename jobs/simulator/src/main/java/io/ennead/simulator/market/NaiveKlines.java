package io.ennead.simulator.market;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Klines by the plainest loop over the trades: slow on purpose, an oracle for whoever folds faster.
 * An interval without trades is a kline too, flat at the price before it.
 */
public final class NaiveKlines {
  private static final int DAYS_SEARCHED = 3;
  private final TradeHistory history;
  private final long firstInstant;

  public NaiveKlines(Market market) {
    history = new TradeHistory(market);
    firstInstant = market.firstMinute() * TradeHistory.MINUTE;
  }

  /**
   * Klines that open from one instant to another, excluded; those before the first trade of all are
   * left out.
   *
   * @param from µs since the epoch
   * @param to µs since the epoch
   */
  public List<Kline> between(String symbol, long from, long to, KlineInterval interval) {
    return between(symbol, from, to, interval, Long.MAX_VALUE);
  }

  /**
   * The same as far as it is known at an instant: later trades do not count, the last kline may be
   * unfinished.
   *
   * @param now µs since the epoch, exclusive
   */
  public List<Kline> between(String symbol, long from, long to, KlineInterval interval, long now) {
    List<Kline> klines = new ArrayList<>();
    long open = interval.openTime(Math.max(from, firstInstant));
    if (open < from) {
      open = interval.closeTime(open);
    }
    BigDecimal price = lastPriceBefore(symbol, open);
    while (open < to) {
      KlineBuilder kline = forming(symbol, open, interval, price, now);
      price = kline.lastPrice();
      if (price != null) {
        klines.add(kline.build());
      }
      open = kline.closeTime();
    }
    return klines;
  }

  /**
   * The kline that opens at an instant with all its trades before {@code now}, open to more of
   * them.
   */
  public KlineBuilder forming(
      String symbol, long open, KlineInterval interval, BigDecimal previousClose, long now) {
    long close = interval.closeTime(open);
    KlineBuilder kline = new KlineBuilder(open, close, previousClose);
    for (AggregateTrade trade : history.between(symbol, open, Math.min(close, now))) {
      kline.add(trade);
    }
    return kline;
  }

  /** Price of the last trade before an instant (µs), looked for over three days; null if none. */
  public BigDecimal lastPriceBefore(String symbol, long instant) {
    long newest = Math.floorDiv(instant, TradeHistory.MINUTE) * TradeHistory.MINUTE;
    long oldest = Math.max(firstInstant, newest - DAYS_SEARCHED * 1440L * TradeHistory.MINUTE);
    for (long from = newest; from >= oldest; from -= TradeHistory.MINUTE) {
      List<AggregateTrade> trades =
          history.between(symbol, from, Math.min(instant, from + TradeHistory.MINUTE));
      if (!trades.isEmpty()) {
        return Amounts.decimal(trades.get(trades.size() - 1).price());
      }
    }
    return null;
  }
}
