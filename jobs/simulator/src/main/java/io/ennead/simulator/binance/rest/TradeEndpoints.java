package io.ennead.simulator.binance.rest;

import io.ennead.simulator.binance.StampUnit;
import io.ennead.simulator.market.AggregateTrade;
import io.ennead.simulator.market.Amounts;
import io.ennead.simulator.market.Fill;
import io.ennead.simulator.market.Market;
import io.ennead.simulator.market.TradeHistory;
import java.util.List;
import java.util.OptionalLong;

/**
 * {@code aggTrades}, {@code trades} and {@code historicalTrades}. Instants are µs since the epoch.
 */
final class TradeEndpoints {
  private final Market market;
  private final TradeHistory history;

  TradeEndpoints(Market market) {
    this.market = market;
    this.history = new TradeHistory(market);
  }

  /**
   * @param until first instant whose trades are not visible yet
   * @param skipIds ids by which an answer to {@code fromId} begins too late
   */
  String aggregates(Parameters parameters, long until, long skipIds, StampUnit unit)
      throws RestRefusal {
    String symbol = parameters.symbol(market);
    int limit = parameters.limit();
    OptionalLong fromId = parameters.number("fromId");
    OptionalLong start = parameters.start("startTime");
    OptionalLong end = parameters.end("endTime");
    if (fromId.isPresent() && (start.isPresent() || end.isPresent())) {
      throw RestRefusal.combination();
    }
    if (start.isPresent() && end.isPresent() && start.getAsLong() >= end.getAsLong()) {
      throw RestRefusal.combination();
    }
    long to = Math.min(until, end.orElse(Long.MAX_VALUE));
    List<AggregateTrade> trades =
        fromId.isPresent()
            ? history.fromId(symbol, fromId.getAsLong() + skipIds, to, limit)
            : start.isPresent()
                ? history.since(symbol, start.getAsLong(), to, limit)
                : history.newest(symbol, to, limit);
    StringBuilder json = new StringBuilder(trades.size() * 130 + 2).append('[');
    for (AggregateTrade t : trades) {
      json.append(json.length() == 1 ? "" : ",")
          .append("{\"a\":")
          .append(t.id())
          .append(",\"p\":\"")
          .append(Amounts.format(t.price()))
          .append("\",\"q\":\"")
          .append(Amounts.format(t.quantity()))
          .append("\",\"f\":")
          .append(t.firstTradeId())
          .append(",\"l\":")
          .append(t.lastTradeId())
          .append(",\"T\":")
          .append(unit.of(t.timeMicros()))
          .append(",\"m\":")
          .append(t.buyerMaker())
          .append(",\"M\":true}");
    }
    return json.append(']').toString();
  }

  String newest(Parameters parameters, long until, StampUnit unit) throws RestRefusal {
    String symbol = parameters.symbol(market);
    return fills(history.newestFills(symbol, until, parameters.limit()), unit);
  }

  /** As {@link #aggregates}, for the single trades. */
  String historical(Parameters parameters, long until, long skipIds, StampUnit unit)
      throws RestRefusal {
    String symbol = parameters.symbol(market);
    int limit = parameters.limit();
    OptionalLong fromId = parameters.number("fromId");
    return fills(
        fromId.isPresent()
            ? history.fillsFromId(symbol, fromId.getAsLong() + skipIds, until, limit)
            : history.newestFills(symbol, until, limit),
        unit);
  }

  private static String fills(List<Fill> fills, StampUnit unit) {
    StringBuilder json = new StringBuilder(fills.size() * 150 + 2).append('[');
    for (Fill f : fills) {
      json.append(json.length() == 1 ? "" : ",")
          .append("{\"id\":")
          .append(f.id())
          .append(",\"price\":\"")
          .append(Amounts.format(f.price()))
          .append("\",\"qty\":\"")
          .append(Amounts.format(f.quantity()))
          .append("\",\"quoteQty\":\"")
          .append(Amounts.quote(f.price(), f.quantity()).toPlainString())
          .append("\",\"time\":")
          .append(unit.of(f.timeMicros()))
          .append(",\"isBuyerMaker\":")
          .append(f.buyerMaker())
          .append(",\"isBestMatch\":true}");
    }
    return json.append(']').toString();
  }
}
