package io.ennead.simulator.market;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The questions that an exchange answers about its past, over any market. Instants are µs since the
 * epoch.
 */
public final class TradeHistory {
  static final long MINUTE = 60_000_000L;
  private final Market market;

  public TradeHistory(Market market) {
    this.market = market;
  }

  /** All trades from one instant to another, excluded. */
  public List<AggregateTrade> between(String symbol, long from, long to) {
    return since(symbol, from, to, Integer.MAX_VALUE);
  }

  /** The oldest trades from an instant on, before another, excluded. */
  public List<AggregateTrade> since(String symbol, long from, long to, int limit) {
    List<AggregateTrade> trades = new ArrayList<>();
    for (long m = minute(from); m < endMinute(to) && trades.size() < limit; m++) {
      for (AggregateTrade trade : market.minute(symbol, m)) {
        if (trade.timeMicros() >= from && trade.timeMicros() < to && trades.size() < limit) {
          trades.add(trade);
        }
      }
    }
    return trades;
  }

  /** The newest trades before an instant, oldest first. */
  public List<AggregateTrade> newest(String symbol, long to, int limit) {
    List<AggregateTrade> trades = new ArrayList<>();
    for (long m = endMinute(to) - 1; m >= market.firstMinute() && trades.size() < limit; m--) {
      List<AggregateTrade> minute = market.minute(symbol, m);
      for (int i = minute.size() - 1; i >= 0 && trades.size() < limit; i--) {
        if (minute.get(i).timeMicros() < to) {
          trades.add(minute.get(i));
        }
      }
    }
    Collections.reverse(trades);
    return trades;
  }

  /**
   * Trades from an id on, before an instant; an id older than the history gives the oldest there
   * are.
   */
  public List<AggregateTrade> fromId(String symbol, long id, long to, int limit) {
    List<AggregateTrade> trades = new ArrayList<>();
    for (long m = market.minuteOfId(symbol, id); m < endMinute(to) && trades.size() < limit; m++) {
      for (AggregateTrade trade : market.minute(symbol, m)) {
        if (trade.id() >= id && trade.timeMicros() < to && trades.size() < limit) {
          trades.add(trade);
        }
      }
    }
    return trades;
  }

  /** Fills from an id on, before an instant. */
  public List<Fill> fillsFromId(String symbol, long id, long to, int limit) {
    List<Fill> fills = new ArrayList<>();
    for (long m = market.minuteOfFill(symbol, id); m < endMinute(to) && fills.size() < limit; m++) {
      for (AggregateTrade trade : market.minute(symbol, m)) {
        if (trade.lastTradeId() >= id && trade.timeMicros() < to && fills.size() < limit) {
          market.fills(symbol, trade).stream().filter(f -> f.id() >= id).forEach(fills::add);
        }
      }
    }
    return fills.size() > limit ? fills.subList(0, limit) : fills;
  }

  /** The newest fills before an instant, oldest first. */
  public List<Fill> newestFills(String symbol, long to, int limit) {
    List<Fill> fills = new ArrayList<>();
    for (AggregateTrade trade : newest(symbol, to, limit)) {
      fills.addAll(market.fills(symbol, trade));
    }
    return fills.subList(Math.max(0, fills.size() - limit), fills.size());
  }

  private long minute(long instant) {
    return Math.max(market.firstMinute(), Math.floorDiv(instant, MINUTE));
  }

  private long endMinute(long to) {
    long end = Math.floorDiv(to, MINUTE) + (Math.floorMod(to, MINUTE) == 0 ? 0 : 1);
    return Math.min(market.endMinute(), end);
  }
}
