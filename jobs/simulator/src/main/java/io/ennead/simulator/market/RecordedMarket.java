package io.ennead.simulator.market;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Trades that were recorded from a real exchange, as a market with a beginning and an end. */
public final class RecordedMarket implements Market {
  private final Map<String, Recorded> recorded = new LinkedHashMap<>();
  private final long firstMinute;
  private final long endMinute;

  /** What is known of one symbol. */
  private record Recorded(
      MarketSymbol symbol,
      TreeMap<Long, List<AggregateTrade>> minutes,
      TreeMap<Long, Long> minuteOfId,
      TreeMap<Long, Long> minuteOfFill,
      Map<Long, List<Fill>> fills) {}

  private RecordedMarket(
      Map<String, List<AggregateTrade>> trades, Map<String, Map<Long, List<Fill>>> fills) {
    trades.forEach(
        (name, list) -> {
          MarketSymbol symbol =
              RecordedSymbol.of(
                  name,
                  list.stream().mapToLong(AggregateTrade::price).toArray(),
                  list.stream().mapToLong(AggregateTrade::quantity).toArray());
          TreeMap<Long, List<AggregateTrade>> minutes = new TreeMap<>();
          TreeMap<Long, Long> ids = new TreeMap<>();
          TreeMap<Long, Long> fillIds = new TreeMap<>();
          for (AggregateTrade t : list) {
            long minute = Math.floorDiv(t.timeMicros(), TradeHistory.MINUTE);
            minutes.computeIfAbsent(minute, m -> new ArrayList<>()).add(t);
            ids.put(t.id(), minute);
            fillIds.put(t.lastTradeId(), minute);
          }
          recorded.put(
              name,
              new Recorded(symbol, minutes, ids, fillIds, fills.getOrDefault(name, Map.of())));
        });
    if (recorded.isEmpty()) {
      throw new IllegalArgumentException(
          "the recording holds no trade: take one with aggTrade or trade frames");
    }
    firstMinute =
        recorded.values().stream().mapToLong(r -> r.minutes.firstKey()).min().orElseThrow();
    endMinute =
        recorded.values().stream().mapToLong(r -> r.minutes.lastKey() + 1).max().orElseThrow();
  }

  /** A market of recorded aggregate trades by symbol, in id order. */
  public static RecordedMarket ofAggregates(Map<String, List<AggregateTrade>> trades) {
    return new RecordedMarket(trades, Map.of());
  }

  /**
   * A market of recorded single trades by symbol, in id order. Aggregates are made by the
   * exchange's rule (one price, one time, one side); their ids are not in the recording and count
   * from 1.
   */
  public static RecordedMarket ofFills(Map<String, List<Fill>> fills) {
    Map<String, List<AggregateTrade>> trades = new LinkedHashMap<>();
    Map<String, Map<Long, List<Fill>>> byAggregate = new HashMap<>();
    fills.forEach(
        (symbol, list) -> {
          List<AggregateTrade> aggregates = new ArrayList<>();
          Map<Long, List<Fill>> members = new HashMap<>();
          for (List<Fill> group : groups(list)) {
            AggregateTrade aggregate = aggregate(aggregates.size() + 1, group);
            aggregates.add(aggregate);
            members.put(aggregate.id(), group);
          }
          trades.put(symbol, aggregates);
          byAggregate.put(symbol, members);
        });
    return new RecordedMarket(trades, byAggregate);
  }

  @Override
  public List<MarketSymbol> symbols() {
    return recorded.values().stream().map(Recorded::symbol).toList();
  }

  @Override
  public List<AggregateTrade> minute(String symbol, long epochMinute) {
    return of(symbol).minutes.getOrDefault(epochMinute, List.of());
  }

  @Override
  public List<Fill> fills(String symbol, AggregateTrade trade) {
    List<Fill> known = of(symbol).fills.get(trade.id());
    return known != null ? known : MinuteGenerator.fills(symbol(symbol), trade);
  }

  @Override
  public long firstIdFrom(String symbol, long epochMinute) {
    Map.Entry<Long, List<AggregateTrade>> next = of(symbol).minutes.ceilingEntry(epochMinute);
    return next != null ? next.getValue().get(0).id() : of(symbol).minuteOfId.lastKey() + 1;
  }

  @Override
  public long minuteOfId(String symbol, long id) {
    Map.Entry<Long, Long> holder = of(symbol).minuteOfId.ceilingEntry(id);
    return holder != null ? holder.getValue() : endMinute;
  }

  @Override
  public long minuteOfFill(String symbol, long fillId) {
    Map.Entry<Long, Long> holder = of(symbol).minuteOfFill.ceilingEntry(fillId);
    return holder != null ? holder.getValue() : endMinute;
  }

  @Override
  public long firstMinute() {
    return firstMinute;
  }

  @Override
  public long endMinute() {
    return endMinute;
  }

  private Recorded of(String symbol) {
    return recorded.get(symbol(symbol).name());
  }

  private static List<List<Fill>> groups(List<Fill> fills) {
    List<List<Fill>> groups = new ArrayList<>();
    Fill before = null;
    for (Fill fill : fills) {
      if (before != null && fill.id() != before.id() + 1) {
        throw new IllegalArgumentException(
            "recorded trade %d follows %d: ids must be contiguous"
                .formatted(fill.id(), before.id()));
      }
      boolean same =
          before != null
              && fill.price() == before.price()
              && fill.timeMicros() == before.timeMicros()
              && fill.buyerMaker() == before.buyerMaker();
      if (!same) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(fill);
      before = fill;
    }
    return groups;
  }

  private static AggregateTrade aggregate(long id, List<Fill> group) {
    Fill first = group.get(0);
    return new AggregateTrade(
        id,
        first.price(),
        group.stream().mapToLong(Fill::quantity).sum(),
        first.id(),
        group.get(group.size() - 1).id(),
        first.timeMicros(),
        first.buyerMaker());
  }
}
