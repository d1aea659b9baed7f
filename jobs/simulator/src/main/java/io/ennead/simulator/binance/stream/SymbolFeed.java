package io.ennead.simulator.binance.stream;

import io.ennead.simulator.market.AggregateTrade;
import io.ennead.simulator.market.Fill;
import io.ennead.simulator.market.Kline;
import io.ennead.simulator.market.KlineBuilder;
import io.ennead.simulator.market.KlineInterval;
import io.ennead.simulator.market.Market;
import io.ennead.simulator.market.NaiveKlines;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Makes the events of one symbol from its trades, as time goes on. Used by one thread. */
final class SymbolFeed {
  private static final long MINUTE = 60_000_000L;
  private static final long SECOND = 1_000_000L;
  private final Market market;
  private final NaiveKlines klines;
  private final String symbol;
  private final String prefix;
  private final Map<KlineInterval, KlineBuilder> forming = new EnumMap<>(KlineInterval.class);
  private DayTicker ticker;
  private long minute;
  private List<AggregateTrade> trades;
  private int next;

  /**
   * @param from first instant (µs) whose trades are wanted
   */
  SymbolFeed(Market market, String symbol, long from) {
    this.market = market;
    this.klines = new NaiveKlines(market);
    this.symbol = symbol;
    this.prefix = symbol.toLowerCase(Locale.ROOT) + "@";
    minute = Math.floorDiv(from, MINUTE);
    trades = market.minute(symbol, minute);
    while (next < trades.size() && trades.get(next).timeMicros() < from) {
      next++;
    }
  }

  String symbol() {
    return symbol;
  }

  /** Begins to keep what a stream needs, from an instant on whose earlier trades are known. */
  void watch(StreamName name, long now) {
    if (name.kind() == StreamName.Kind.KLINE) {
      forming.computeIfAbsent(
          name.interval(),
          interval -> {
            long open = interval.openTime(now);
            return klines.forming(
                symbol, open, interval, klines.lastPriceBefore(symbol, open), now);
          });
    }
    boolean wantsTicker =
        name.kind() == StreamName.Kind.MINI_TICKER
            || name.kind() == StreamName.Kind.ALL_MINI_TICKERS;
    if (wantsTicker && ticker == null) {
      ticker = new DayTicker(klines, symbol, now);
    }
  }

  /** Hands over the trades up to and including an instant, once. */
  void take(long upTo, Consumer<AggregateTrade> to) {
    while (true) {
      while (next < trades.size() && trades.get(next).timeMicros() <= upTo) {
        to.accept(trades.get(next++));
      }
      if ((minute + 1) * MINUTE > upTo || next < trades.size()) {
        return;
      }
      minute++;
      trades = market.minute(symbol, minute);
      next = 0;
    }
  }

  /** Publishes a trade that {@link #take} handed over, on the streams that have listeners. */
  void publish(AggregateTrade trade, Predicate<String> wanted, Consumer<StreamEvent> to) {
    forming.values().forEach(k -> k.add(trade));
    if (ticker != null) {
      ticker.add(trade);
    }
    String aggregates = prefix + "aggTrade";
    if (wanted.test(aggregates)) {
      to.accept(
          new StreamEvent(
              trade.timeMicros(),
              aggregates,
              symbol,
              false,
              unit -> Payloads.aggregateTrade(symbol, trade, unit)));
    }
    String singles = prefix + "trade";
    if (wanted.test(singles)) {
      for (Fill fill : market.fills(symbol, trade)) {
        to.accept(
            new StreamEvent(
                fill.timeMicros(),
                singles,
                symbol,
                false,
                unit -> Payloads.trade(symbol, fill, unit)));
      }
    }
  }

  /**
   * Publishes what is due at a whole second: klines every two seconds and at their close, tickers.
   */
  void second(long now, Consumer<StreamEvent> to) {
    forming.replaceAll((interval, kline) -> kline(now, interval, kline, to));
    if (ticker == null) {
      return;
    }
    if (now % MINUTE == 0) {
      ticker.endMinute();
    }
    Kline day = ticker.day();
    if (day != null) {
      to.accept(
          new StreamEvent(
              now,
              prefix + "miniTicker",
              symbol,
              false,
              unit -> Payloads.miniTicker(symbol, day, now, unit)));
    }
  }

  /** The ticker if it changed since this was last asked, else null. */
  Kline changedDay() {
    return ticker != null && ticker.changed() ? ticker.day() : null;
  }

  private KlineBuilder kline(
      long now, KlineInterval interval, KlineBuilder kline, Consumer<StreamEvent> to) {
    boolean closed = now == kline.closeTime();
    boolean due = closed || interval == KlineInterval.SECOND_1 || now % (2 * SECOND) == 0;
    if (due && kline.lastPrice() != null) {
      Kline built = kline.build();
      to.accept(
          new StreamEvent(
              now,
              prefix + "kline_" + interval.code(),
              symbol,
              closed,
              unit -> Payloads.kline(symbol, built, interval, closed, now, unit)));
    }
    return closed ? new KlineBuilder(now, interval.closeTime(now), kline.lastPrice()) : kline;
  }
}
