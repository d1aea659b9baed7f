package io.ennead.pipeline.tape;

import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.LateTrade;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import io.ennead.records.Trade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The candles of a list of trades, by plain decimals and maps and none of the job's classes: what
 * the job must make of them.
 */
public final class PlainCandles {

  private static final long MINUTE = Interval.M1.millis();

  private final long tolerance;
  private final List<Candle> candles = new ArrayList<>();
  private final List<LateTrade> late = new ArrayList<>();

  private PlainCandles(long tolerance) {
    this.tolerance = tolerance;
  }

  /** The candles of some instruments' trades, each instrument's in the order of its ids. */
  public static PlainCandles of(List<Trade> trades, long tolerance) {
    PlainCandles plain = new PlainCandles(tolerance);
    Map<Instrument, List<Trade>> byInstrument =
        trades.stream().collect(Collectors.groupingBy(Trade::instrument));
    byInstrument.values().forEach(plain::instrument);
    return plain;
  }

  public List<Candle> candles() {
    return candles;
  }

  public List<LateTrade> late() {
    return late;
  }

  private void instrument(List<Trade> trades) {
    Map<Long, List<Trade>> minutes = new TreeMap<>();
    Set<Long> gaps = new HashSet<>();
    long first = floor(trades.get(0).timeMillis() + tolerance) + MINUTE;
    long highest = Long.MIN_VALUE / 2;
    long id = trades.get(0).id() - 1;
    for (Trade trade : trades) {
      long proven = Math.max(floor(highest - tolerance), first);
      if (trade.id() != id + 1) {
        long from = proven > first ? Math.max(highest - tolerance, proven) : highest - tolerance;
        for (long m = floor(from); m <= trade.timeMillis() + tolerance; m += MINUTE) {
          gaps.add(m);
        }
      }
      id = trade.id();
      long minute = floor(trade.timeMillis());
      if (proven > first && minute < proven) {
        late.add(new LateTrade(trade, proven));
      } else {
        minutes.computeIfAbsent(minute, m -> new ArrayList<>()).add(trade);
      }
      highest = Math.max(highest, trade.timeMillis());
    }
    List<Candle> ones = ones(minutes, gaps, first, floor(highest));
    candles.addAll(ones);
    for (Interval parent : List.of(Interval.M5, Interval.M15, Interval.H1)) {
      candles.addAll(parents(ones, parent));
    }
  }

  private static List<Candle> ones(
      Map<Long, List<Trade>> minutes, Set<Long> gaps, long from, long until) {
    List<Candle> ones = new ArrayList<>();
    Trade last = null;
    for (Map.Entry<Long, List<Trade>> minute : minutes.entrySet()) {
      if (minute.getKey() < from) {
        last = lastOf(minute.getValue());
      }
    }
    for (long m = from; m < until; m += MINUTE) {
      List<Trade> trades = minutes.get(m);
      if (trades != null) {
        ones.add(one(m, trades, gaps.contains(m) ? Quality.GAP : Quality.COMPLETE));
        last = lastOf(trades);
      } else if (last != null) {
        Quality quality = gaps.contains(m) ? Quality.GAP : Quality.QUIET;
        ones.add(
            Candle.empty(
                last.instrument(), Interval.M1, m, price(last), quality, 0, Origin.HISTORICAL));
      }
    }
    return ones;
  }

  private static Trade lastOf(List<Trade> trades) {
    return trades.get(trades.size() - 1);
  }

  private static Candle one(long openTime, List<Trade> trades, Quality quality) {
    BigDecimal high = price(trades.get(0));
    BigDecimal low = high;
    BigDecimal[] sums = {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
    long count = 0;
    for (Trade trade : trades) {
      BigDecimal quantity = BigDecimal.valueOf(trade.quantity(), 8);
      BigDecimal quote = price(trade).multiply(quantity);
      high = high.max(price(trade));
      low = low.min(price(trade));
      sums[0] = sums[0].add(quantity);
      sums[1] = sums[1].add(quote);
      if (!trade.buyerIsMaker()) {
        sums[2] = sums[2].add(quantity);
        sums[3] = sums[3].add(quote);
      }
      count += trade.lastTradeId() - trade.firstTradeId() + 1;
    }
    return new Candle(
        trades.get(0).instrument(),
        Interval.M1,
        openTime,
        price(trades.get(0)),
        high,
        low,
        price(lastOf(trades)),
        sums[0],
        sums[1],
        count,
        sums[2],
        sums[3],
        trades.get(0).firstTradeId(),
        lastOf(trades).lastTradeId(),
        quality,
        0,
        Origin.HISTORICAL);
  }

  /** The parents of which every minute is there. */
  private static List<Candle> parents(List<Candle> ones, Interval interval) {
    Map<Long, List<Candle>> groups =
        ones.stream()
            .collect(
                Collectors.groupingBy(
                    one -> one.openTime() - one.openTime() % interval.millis(),
                    TreeMap::new,
                    Collectors.toList()));
    List<Candle> parents = new ArrayList<>();
    groups.forEach(
        (openTime, group) -> {
          if (group.size() == interval.millis() / MINUTE) {
            parents.add(parent(interval, openTime, group));
          }
        });
    return parents;
  }

  private static Candle parent(Interval interval, long openTime, List<Candle> ones) {
    List<Candle> traded = ones.stream().filter(one -> one.tradeCount() > 0).toList();
    List<Candle> priced = traded.isEmpty() ? ones : traded;
    BigDecimal high = priced.get(0).high();
    BigDecimal low = priced.get(0).low();
    BigDecimal[] sums = {BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO};
    long count = 0;
    Long firstId = null;
    Long lastId = null;
    boolean gap = false;
    boolean quiet = true;
    for (Candle one : priced) {
      high = high.max(one.high());
      low = low.min(one.low());
    }
    for (Candle one : ones) {
      sums[0] = sums[0].add(one.volume());
      sums[1] = sums[1].add(one.quoteVolume());
      sums[2] = sums[2].add(one.takerBuyVolume());
      sums[3] = sums[3].add(one.takerBuyQuoteVolume());
      count += one.tradeCount();
      if (one.firstTradeId() != null) {
        firstId = firstId == null ? one.firstTradeId() : Math.min(firstId, one.firstTradeId());
        lastId = lastId == null ? one.lastTradeId() : Math.max(lastId, one.lastTradeId());
      }
      gap |= one.quality() == Quality.GAP;
      quiet &= one.quality() == Quality.QUIET;
    }
    return new Candle(
        ones.get(0).instrument(),
        interval,
        openTime,
        priced.get(0).open(),
        high,
        low,
        priced.get(priced.size() - 1).close(),
        sums[0],
        sums[1],
        count,
        sums[2],
        sums[3],
        firstId,
        lastId,
        gap ? Quality.GAP : quiet ? Quality.QUIET : Quality.COMPLETE,
        0,
        Origin.HISTORICAL);
  }

  private static BigDecimal price(Trade trade) {
    return BigDecimal.valueOf(trade.price(), 8);
  }

  private static long floor(long millis) {
    return Math.floorDiv(millis, MINUTE) * MINUTE;
  }
}
