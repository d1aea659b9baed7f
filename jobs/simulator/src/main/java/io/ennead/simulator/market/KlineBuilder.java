package io.ennead.simulator.market;

import java.math.BigDecimal;

/**
 * One kline in the making: trades are added in the order of their ids. Not safe for several
 * threads.
 */
public final class KlineBuilder {
  private static final BigDecimal ZERO = Amounts.decimal(0);

  private final long openTime;
  private final long closeTime;
  private final BigDecimal previousClose;
  private BigDecimal open;
  private BigDecimal high;
  private BigDecimal low;
  private BigDecimal close;
  private BigDecimal volume = ZERO;
  private BigDecimal quoteVolume = ZERO;
  private BigDecimal takerBuyVolume = ZERO;
  private BigDecimal takerBuyQuoteVolume = ZERO;
  private long trades;
  private long firstTradeId = -1;
  private long lastTradeId = -1;

  /**
   * @param openTime µs since the epoch, inclusive
   * @param closeTime µs since the epoch, exclusive
   * @param previousClose price of the last trade before, null if there is none
   */
  public KlineBuilder(long openTime, long closeTime, BigDecimal previousClose) {
    this.openTime = openTime;
    this.closeTime = closeTime;
    this.previousClose = previousClose;
  }

  /** µs since the epoch, exclusive. */
  public long closeTime() {
    return closeTime;
  }

  /** Price of the last trade so far, null if there never was one. */
  public BigDecimal lastPrice() {
    return trades == 0 ? previousClose : close;
  }

  /** Adds the next trade. */
  public void add(AggregateTrade trade) {
    BigDecimal price = Amounts.decimal(trade.price());
    BigDecimal quantity = Amounts.decimal(trade.quantity());
    BigDecimal quote = Amounts.quote(trade.price(), trade.quantity());
    if (trades == 0) {
      open = price;
      high = price;
      low = price;
      firstTradeId = trade.firstTradeId();
    }
    high = high.max(price);
    low = low.min(price);
    close = price;
    volume = volume.add(quantity);
    quoteVolume = quoteVolume.add(quote);
    if (!trade.buyerMaker()) {
      takerBuyVolume = takerBuyVolume.add(quantity);
      takerBuyQuoteVolume = takerBuyQuoteVolume.add(quote);
    }
    trades += trade.fills();
    lastTradeId = trade.lastTradeId();
  }

  /**
   * The kline so far; without trades it is flat at the price before.
   *
   * @throws IllegalStateException if there has never been a trade
   */
  public Kline build() {
    if (lastPrice() == null) {
      throw new IllegalStateException("no trade up to %d µs: no kline yet".formatted(closeTime));
    }
    BigDecimal flat = previousClose;
    return new Kline(
        openTime,
        closeTime,
        trades == 0 ? flat : open,
        trades == 0 ? flat : high,
        trades == 0 ? flat : low,
        trades == 0 ? flat : close,
        volume,
        quoteVolume,
        trades,
        takerBuyVolume,
        takerBuyQuoteVolume,
        firstTradeId,
        lastTradeId);
  }
}
