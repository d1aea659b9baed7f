package io.ennead.simulator.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The trades inside one minute: a seeded walk between the price levels at its two ends. */
final class MinuteGenerator {
  private static final long MINUTE_MICROS = 60_000_000L;
  private static final double TYPICAL_NOTIONAL = 900.0 * MarketSymbol.ONE;
  private static final double WALK = 0.0004;

  private MinuteGenerator() {}

  static List<AggregateTrade> trades(
      MarketSymbol symbol, Tape tape, long epochMinute, DayPlan plan, int minuteOfDay) {
    int count = (int) (plan.aggregateAt(minuteOfDay + 1) - plan.aggregateAt(minuteOfDay));
    if (count == 0) {
      return List.of();
    }
    long fills = plan.fillAt(minuteOfDay + 1) - plan.fillAt(minuteOfDay);
    SplitMix random = new SplitMix(tape.minuteSeed(epochMinute));
    long[] times = times(random, count);
    double[] walk = walk(random, count);
    long[] extra = extraFills(random, count, fills - count);
    double open = tape.price(epochMinute);
    double close = tape.price(epochMinute + 1);
    double sellers = close > open ? 0.42 : 0.58;
    long id = plan.aggregateAt(minuteOfDay);
    long fill = plan.fillAt(minuteOfDay);
    List<AggregateTrade> trades = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      boolean buyerMaker = random.nextDouble() < sellers;
      double along = (double) times[i] / MINUTE_MICROS;
      double mid = open + (close - open) * along + open * WALK * walk[i];
      long price = price(symbol, mid, buyerMaker);
      long last = fill + extra[i];
      trades.add(
          new AggregateTrade(
              id + i,
              price,
              quantity(symbol, random, price, extra[i] + 1),
              fill,
              last,
              epochMinute * MINUTE_MICROS + times[i],
              buyerMaker));
      fill = last + 1;
    }
    return List.copyOf(trades);
  }

  /** The fills share the quantity evenly; the first one takes the rest. */
  static List<Fill> fills(MarketSymbol symbol, AggregateTrade trade) {
    long steps = trade.quantity() / symbol.stepSize();
    long each = steps / trade.fills();
    List<Fill> fills = new ArrayList<>();
    for (long id = trade.firstTradeId(); id <= trade.lastTradeId(); id++) {
      long share = fills.isEmpty() ? steps - each * (trade.fills() - 1) : each;
      fills.add(
          new Fill(
              id,
              trade.price(),
              share * symbol.stepSize(),
              trade.timeMicros(),
              trade.buyerMaker()));
    }
    return fills;
  }

  /**
   * Ascending microseconds of the minute; a fifth of the trades shares the stamp of the one before.
   */
  private static long[] times(SplitMix random, int count) {
    double[] upTo = new double[count + 1];
    for (int i = 0; i <= count; i++) {
      double gap = random.nextDouble() < 0.2 ? 0 : random.nextExponential();
      upTo[i] = (i == 0 ? 0 : upTo[i - 1]) + gap;
    }
    double whole = upTo[count] + 1e-9;
    return Arrays.stream(upTo, 0, count)
        .mapToLong(t -> Math.min(MINUTE_MICROS - 1, (long) (t / whole * MINUTE_MICROS)))
        .toArray();
  }

  /** A walk that begins and ends at zero, scaled to a spread of about one. */
  private static double[] walk(SplitMix random, int count) {
    double[] walk = new double[count];
    double position = 0;
    for (int i = 0; i < count; i++) {
      position += (random.nextDouble() - 0.5) * 3.5 / Math.sqrt(count);
      walk[i] = position;
    }
    for (int i = 0; i < count; i++) {
      walk[i] -= position * (i + 1) / count;
    }
    return walk;
  }

  private static long[] extraFills(SplitMix random, int count, long total) {
    long[] extra = new long[count];
    long left = total;
    while (left > 0) {
      long cluster = Math.min(left, 1 + (long) (2 * random.nextExponential()));
      extra[random.nextInt(count)] += cluster;
      left -= cluster;
    }
    return extra;
  }

  private static long price(MarketSymbol symbol, double mid, boolean sold) {
    long ticks = (long) Math.floor(mid / symbol.tickSize());
    return Math.max(1, sold ? ticks : ticks + 1) * symbol.tickSize();
  }

  private static long quantity(MarketSymbol symbol, SplitMix random, long price, long fills) {
    double size = random.nextExponential();
    double base = TYPICAL_NOTIONAL * size * size / price * MarketSymbol.ONE;
    return Math.max(fills, Math.round(base / symbol.stepSize())) * symbol.stepSize();
  }
}
