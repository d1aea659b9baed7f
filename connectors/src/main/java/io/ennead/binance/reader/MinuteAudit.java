package io.ennead.binance.reader;

import io.ennead.binance.wire.VenueKline;
import io.ennead.records.Decimals;
import io.ennead.records.Interval;
import io.ennead.records.MinuteFigures;
import io.ennead.records.Trade;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Folds delivered trades into minutes, to compare each with the venue's own closed kline. A second
 * account on purpose: it shares nothing with the candles of the pipeline.
 */
final class MinuteAudit {

  private static final int MOST_MINUTES = 120;

  /** The two accounts of a minute. */
  record Comparison(MinuteFigures venue, MinuteFigures own) {
    boolean agrees() {
      return venue.equals(own);
    }
  }

  private final TreeMap<Long, Minute> minutes = new TreeMap<>();
  private long from;

  /**
   * @param from the first minute whose trades will all be seen, epoch milliseconds; {@link
   *     Long#MIN_VALUE} if not known yet
   */
  MinuteAudit(long from) {
    this.from = from;
  }

  /** Every trade from that instant on will be seen. */
  void begin(long millis) {
    from = Interval.M1.ceil(millis);
  }

  void add(Trade trade) {
    long openTime = Interval.M1.floor(trade.timeMillis());
    if (from != Long.MIN_VALUE && openTime >= from) {
      minutes.computeIfAbsent(openTime, time -> new Minute()).add(trade);
      if (minutes.size() > MOST_MINUTES) {
        from = Interval.M1.end(minutes.pollFirstEntry().getKey());
      }
    }
  }

  /**
   * Compares a closed kline whose trades have all been added; empty for one that was not seen
   * whole.
   */
  Optional<Comparison> compare(VenueKline kline) {
    Minute own = minutes.remove(kline.openTime());
    if (from == Long.MIN_VALUE || kline.openTime() < from) {
      return Optional.empty();
    }
    return Optional.of(
        new Comparison(figures(kline), own == null ? MinuteFigures.NONE : own.figures()));
  }

  private static MinuteFigures figures(VenueKline kline) {
    return kline.isQuiet()
        ? MinuteFigures.NONE
        : new MinuteFigures(
            kline.firstTradeId(),
            kline.lastTradeId(),
            kline.tradeCount(),
            kline.open(),
            kline.high(),
            kline.low(),
            kline.close(),
            kline.volume());
  }

  private static final class Minute {
    private long firstTradeId;
    private long lastTradeId = -1;
    private long count;
    private long open;
    private long high;
    private long low;
    private long close;
    private long units;
    private BigDecimal volume = BigDecimal.ZERO;

    void add(Trade trade) {
      if (count == 0) {
        firstTradeId = trade.firstTradeId();
        open = trade.price();
        high = trade.price();
        low = trade.price();
      }
      lastTradeId = trade.lastTradeId();
      close = trade.price();
      high = Math.max(high, trade.price());
      low = Math.min(low, trade.price());
      count += trade.count();
      if (units > Long.MAX_VALUE - trade.quantity()) {
        volume = volume.add(Decimals.decimal(units));
        units = 0;
      }
      units += trade.quantity();
    }

    MinuteFigures figures() {
      return new MinuteFigures(
          firstTradeId,
          lastTradeId,
          count,
          open,
          high,
          low,
          close,
          volume.add(Decimals.decimal(units)));
    }
  }
}
