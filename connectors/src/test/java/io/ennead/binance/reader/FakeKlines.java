package io.ennead.binance.reader;

import io.ennead.records.Decimals;
import io.ennead.records.Interval;
import io.ennead.records.Trade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Klines as the venue's REST interface gives them, by the plainest loop over trades. */
final class FakeKlines {

  private FakeKlines() {}

  /**
   * Rows from the first trade on, also of one that is open.
   *
   * @param quiet whether also of intervals without a trade
   */
  static String rows(
      List<Trade> trades,
      Interval interval,
      long start,
      long end,
      int limit,
      long now,
      boolean quiet) {
    TreeMap<Long, List<Trade>> byTime = new TreeMap<>();
    for (Trade trade : trades) {
      byTime.computeIfAbsent(interval.floor(trade.timeMillis()), t -> new ArrayList<>()).add(trade);
    }
    List<String> rows = new ArrayList<>();
    if (!byTime.isEmpty()) {
      long first = Math.max(interval.ceil(start), byTime.firstKey());
      for (long t = first; t <= end && t <= now && rows.size() < limit; t = interval.end(t)) {
        if (quiet || byTime.containsKey(t)) {
          rows.add(row(t, interval, byTime));
        }
      }
    }
    return "[" + String.join(",", rows) + "]";
  }

  private static String row(long time, Interval interval, TreeMap<Long, List<Trade>> byTime) {
    List<Trade> in = byTime.getOrDefault(time, List.of());
    if (in.isEmpty()) {
      List<Trade> before = byTime.lowerEntry(time).getValue();
      String close = Decimals.format(before.get(before.size() - 1).price());
      return "[%d,\"%s\",\"%s\",\"%s\",\"%s\",\"0\",%d,\"0\",0,\"0\",\"0\",\"0\"]"
          .formatted(time, close, close, close, close, interval.end(time) - 1);
    }
    return "[%d,\"%s\",\"%s\",\"%s\",\"%s\",\"%s\",%d,\"%s\",%d,\"%s\",\"%s\",\"0\"]"
        .formatted(
            time,
            Decimals.format(in.get(0).price()),
            Decimals.format(in.stream().mapToLong(Trade::price).max().getAsLong()),
            Decimals.format(in.stream().mapToLong(Trade::price).min().getAsLong()),
            Decimals.format(in.get(in.size() - 1).price()),
            base(in.stream()),
            interval.end(time) - 1,
            quote(in.stream()),
            in.stream().mapToLong(Trade::count).sum(),
            base(in.stream().filter(trade -> !trade.buyerIsMaker())),
            quote(in.stream().filter(trade -> !trade.buyerIsMaker())));
  }

  private static String base(Stream<Trade> trades) {
    return trades
        .map(trade -> Decimals.decimal(trade.quantity()))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .toPlainString();
  }

  private static String quote(Stream<Trade> trades) {
    return trades
        .map(trade -> Decimals.decimal(trade.quantity()).multiply(Decimals.decimal(trade.price())))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .toPlainString();
  }
}
