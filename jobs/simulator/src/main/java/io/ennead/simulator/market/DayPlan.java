package io.ennead.simulator.market;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;

/**
 * How the aggregates and fills of a day fall on its minutes. Totals up to midnight are a closed
 * formula (a mean per day plus a seeded deviation), so a day's ids are known without the days
 * before it.
 */
final class DayPlan {
  static final int MINUTES = 1440;
  private static final double DEVIATION = 0.3;
  private static final double EXTRA_FILLS_PER_AGGREGATE = 1.2;

  private final long firstAggregate;
  private final long firstFill;
  private final long[] aggregates = new long[MINUTES + 1];
  private final long[] fills = new long[MINUTES + 1];

  /**
   * @param day days since the listing
   * @param activity relative number of trades by minute of this day, zero in a halt
   */
  DayPlan(Tape tape, int tradesPerMinute, long day, LongToDoubleFunction activity) {
    firstAggregate = aggregatesBefore(tape, tradesPerMinute, day);
    firstFill = fillsBefore(tape, tradesPerMinute, day);
    long count = aggregatesBefore(tape, tradesPerMinute, day + 1) - firstAggregate;
    long extra = fillsBefore(tape, tradesPerMinute, day + 1) - firstFill - count;
    double[] upTo = new double[MINUTES + 1];
    for (int m = 0; m < MINUTES; m++) {
      upTo[m + 1] = upTo[m] + activity.applyAsDouble(m);
    }
    if (upTo[MINUTES] == 0) {
      throw new IllegalArgumentException(
          "halts cover the whole of day %d after the listing: leave it some minutes"
              .formatted(day));
    }
    for (int m = 1; m <= MINUTES; m++) {
      aggregates[m] = m == MINUTES ? count : (long) (count * (upTo[m] / upTo[MINUTES]));
      fills[m] = aggregates[m] + Math.multiplyExact(extra, aggregates[m]) / count;
    }
  }

  /** Aggregate or fill ids used up before a day since the listing. */
  static long idsBefore(Tape tape, int tradesPerMinute, long day, boolean fill) {
    return fill
        ? fillsBefore(tape, tradesPerMinute, day)
        : aggregatesBefore(tape, tradesPerMinute, day);
  }

  private static long aggregatesBefore(Tape tape, int tradesPerMinute, long day) {
    double perDay = (double) MINUTES * tradesPerMinute;
    return day <= 0 ? 0 : (long) (perDay * day + DEVIATION * perDay * tape.ofDay(1, day));
  }

  private static long fillsBefore(Tape tape, int tradesPerMinute, long day) {
    double perDay = EXTRA_FILLS_PER_AGGREGATE * MINUTES * tradesPerMinute;
    long extra = day <= 0 ? 0 : (long) (perDay * day + DEVIATION * perDay * tape.ofDay(2, day));
    return aggregatesBefore(tape, tradesPerMinute, day) + extra;
  }

  /** First aggregate id of a minute of the day, 0 to 1440. */
  long aggregateAt(int minute) {
    return firstAggregate + aggregates[minute];
  }

  /** First fill id of a minute of the day, 0 to 1440. */
  long fillAt(int minute) {
    return firstFill + fills[minute];
  }

  /** The minute that holds an aggregate id of this day. */
  int minuteOfAggregate(long id) {
    return lastAtMost(aggregates, id - firstAggregate);
  }

  /** The minute that holds a fill id of this day. */
  int minuteOfFill(long id) {
    return lastAtMost(fills, id - firstFill);
  }

  /** Of equal entries (minutes without trades) the last one is the minute that holds the id. */
  private static int lastAtMost(long[] starts, long offset) {
    int i = Arrays.binarySearch(starts, offset + 1);
    int firstAbove = i >= 0 ? i : -i - 1;
    while (firstAbove > 0 && starts[firstAbove - 1] > offset) {
      firstAbove--;
    }
    return firstAbove - 1;
  }
}
