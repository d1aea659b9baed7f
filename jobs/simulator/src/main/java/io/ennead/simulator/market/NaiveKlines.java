package io.ennead.simulator.market;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Klines by the plainest loop over the trades: slow on purpose, an oracle for whoever folds faster.
 * The list loses nothing: an interval without trades is a kline with the price before it.
 */
public final class NaiveKlines {
  private static final long MINUTE = 60_000_000L;
  private static final int DAYS_SEARCHED = 3;
  private static final BigDecimal ZERO = Amounts.decimal(0);
  private final Market market;

  public NaiveKlines(Market market) {
    this.market = market;
  }

  /** Klines that open from one instant (µs) to another, excluded; quiet ones included. */
  public List<Kline> between(String symbol, long from, long to, KlineInterval interval) {
    List<Kline> klines = new ArrayList<>();
    BigDecimal previousClose = null;
    long open = interval.openTime(from);
    if (open < from) {
      open = interval.closeTime(open);
    }
    while (open < to) {
      long close = interval.closeTime(open);
      List<AggregateTrade> trades = trades(symbol, open, close);
      if (trades.isEmpty() && previousClose == null) {
        previousClose = lastPriceBefore(symbol, open);
      }
      Kline kline = fold(trades, open, close, previousClose);
      previousClose = kline.close();
      klines.add(kline);
      open = close;
    }
    return klines;
  }

  private List<AggregateTrade> trades(String symbol, long from, long to) {
    List<AggregateTrade> trades = new ArrayList<>();
    for (long minute = Math.floorDiv(from, MINUTE); minute * MINUTE < to; minute++) {
      for (AggregateTrade trade : market.minute(symbol, minute)) {
        if (trade.timeMicros() >= from && trade.timeMicros() < to) {
          trades.add(trade);
        }
      }
    }
    return trades;
  }

  /**
   * One kline of the given trades.
   *
   * @param previousClose price of the last trade before; needed only if there are no trades
   */
  public static Kline fold(
      List<AggregateTrade> trades, long openTime, long closeTime, BigDecimal previousClose) {
    if (trades.isEmpty() && previousClose == null) {
      throw new IllegalArgumentException(
          "no trade up to %d µs: an empty kline needs a price before it".formatted(closeTime));
    }
    BigDecimal open = trades.isEmpty() ? previousClose : Amounts.decimal(trades.get(0).price());
    BigDecimal high = open;
    BigDecimal low = open;
    BigDecimal close = open;
    BigDecimal volume = ZERO;
    BigDecimal quoteVolume = ZERO;
    BigDecimal takerBuyVolume = ZERO;
    BigDecimal takerBuyQuoteVolume = ZERO;
    long count = 0;
    for (AggregateTrade trade : trades) {
      BigDecimal price = Amounts.decimal(trade.price());
      BigDecimal quantity = Amounts.decimal(trade.quantity());
      BigDecimal quote = Amounts.quote(trade.price(), trade.quantity());
      high = high.max(price);
      low = low.min(price);
      close = price;
      volume = volume.add(quantity);
      quoteVolume = quoteVolume.add(quote);
      if (!trade.buyerMaker()) {
        takerBuyVolume = takerBuyVolume.add(quantity);
        takerBuyQuoteVolume = takerBuyQuoteVolume.add(quote);
      }
      count += trade.fills();
    }
    return new Kline(
        openTime,
        closeTime,
        open,
        high,
        low,
        close,
        volume,
        quoteVolume,
        count,
        takerBuyVolume,
        takerBuyQuoteVolume,
        trades.isEmpty() ? -1 : trades.get(0).firstTradeId(),
        trades.isEmpty() ? -1 : trades.get(trades.size() - 1).lastTradeId());
  }

  /**
   * Price of the last trade before an instant (µs), looked for over three days; null if there is
   * none.
   */
  public BigDecimal lastPriceBefore(String symbol, long instant) {
    long newest = Math.floorDiv(instant, MINUTE);
    long oldest = Math.max(market.firstMinute(), newest - DAYS_SEARCHED * 1440L);
    for (long m = newest; m >= oldest; m--) {
      List<AggregateTrade> trades = trades(symbol, m * MINUTE, Math.min(instant, (m + 1) * MINUTE));
      if (!trades.isEmpty()) {
        return Amounts.decimal(trades.get(trades.size() - 1).price());
      }
    }
    return null;
  }
}
