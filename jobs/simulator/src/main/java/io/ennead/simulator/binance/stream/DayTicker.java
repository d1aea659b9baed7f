package io.ennead.simulator.binance.stream;

import io.ennead.simulator.market.AggregateTrade;
import io.ennead.simulator.market.Kline;
import io.ennead.simulator.market.KlineBuilder;
import io.ennead.simulator.market.KlineInterval;
import io.ennead.simulator.market.NaiveKlines;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Open, high, low, close and volumes of the last 24 hours, in whole minutes and the one under way.
 */
final class DayTicker {
  private static final long DAY = 86_400_000_000L;
  private final Deque<Kline> minutes = new ArrayDeque<>();
  private KlineBuilder forming;
  private boolean changed;

  /** Reads the 24 hours before an instant (µs), the trades before it included. */
  DayTicker(NaiveKlines klines, String symbol, long now) {
    long minute = KlineInterval.MINUTE_1.openTime(now);
    minutes.addAll(klines.between(symbol, minute - DAY, minute, KlineInterval.MINUTE_1));
    BigDecimal price =
        minutes.isEmpty() ? klines.lastPriceBefore(symbol, minute) : minutes.getLast().close();
    forming = klines.forming(symbol, minute, KlineInterval.MINUTE_1, price, now);
  }

  void add(AggregateTrade trade) {
    forming.add(trade);
    changed = true;
  }

  /** Moves the window on; to be called at every whole minute. */
  void endMinute() {
    if (forming.lastPrice() != null) {
      minutes.addLast(forming.build());
    }
    long open = forming.closeTime();
    forming = new KlineBuilder(open, KlineInterval.MINUTE_1.closeTime(open), forming.lastPrice());
    while (!minutes.isEmpty() && minutes.getFirst().openTime() < open - DAY) {
      minutes.removeFirst();
    }
  }

  /** Whether there was a trade since this was last asked. */
  boolean changed() {
    boolean was = changed;
    changed = false;
    return was;
  }

  /** The 24 hours as one kline; null if there never was a trade. */
  Kline day() {
    if (forming.lastPrice() == null) {
      return null;
    }
    Kline sum = forming.build();
    BigDecimal open = sum.open();
    BigDecimal high = sum.high();
    BigDecimal low = sum.low();
    BigDecimal volume = sum.volume();
    BigDecimal quote = sum.quoteVolume();
    for (Kline k : minutes) {
      high = high.max(k.high());
      low = low.min(k.low());
      volume = volume.add(k.volume());
      quote = quote.add(k.quoteVolume());
    }
    if (!minutes.isEmpty()) {
      open = minutes.getFirst().open();
    }
    return new Kline(
        sum.closeTime() - DAY,
        sum.closeTime(),
        open,
        high,
        low,
        sum.close(),
        volume,
        quote,
        sum.trades(),
        sum.takerBuyVolume(),
        sum.takerBuyQuoteVolume(),
        sum.firstTradeId(),
        sum.lastTradeId());
  }
}
