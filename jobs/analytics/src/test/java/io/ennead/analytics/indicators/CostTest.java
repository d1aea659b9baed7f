package io.ennead.analytics.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.ennead.analytics.candles.Bar;
import io.ennead.records.Interval;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the set costs, by the thread's own CPU time and allocations: other load does not count. */
class CostTest {

  private static final int CANDLES = 20_000;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final List<Bar> bars = Series.walk(5, CANDLES);

  @Test
  void feeding_candles_to_the_set_makes_no_garbage() {
    IndicatorSet set = new IndicatorSet(Interval.H1);
    IndicatorVotes votes = new IndicatorVotes();
    feed(set, votes, 0, CANDLES / 2);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    feed(set, votes, CANDLES / 2, CANDLES);
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(allocated).as("bytes over %d candles", CANDLES / 2).isLessThan(4_096);
  }

  @Test
  @Tag("proof")
  void a_candle_takes_at_most_1500_ns_and_a_fifteenth_of_ta4j() {
    long ours = Long.MAX_VALUE;
    for (int round = 0; round < 15; round++) {
      ours = Math.min(ours, nanosOfOurs());
    }
    long ta4j = Long.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      ta4j = Math.min(ta4j, nanosOfTa4j());
    }
    System.out.printf("69 indicators per candle: %d ns, ta4j %d ns%n", ours, ta4j);
    assertThat(ours).isLessThanOrEqualTo(1_500);
    assertThat(ta4j).isGreaterThanOrEqualTo(15 * ours);
  }

  private void feed(IndicatorSet set, IndicatorVotes votes, int from, int to) {
    for (int i = from; i < to; i++) {
      set.update(bars.get(i));
      votes.cast(set);
    }
  }

  private long nanosOfOurs() {
    IndicatorSet set = new IndicatorSet(Interval.H1);
    long before = THREADS.getCurrentThreadCpuTime();
    for (Bar bar : bars) {
      set.update(bar);
    }
    return (THREADS.getCurrentThreadCpuTime() - before) / CANDLES;
  }

  private long nanosOfTa4j() {
    Ta4jColumns ta4j = new Ta4jColumns(Interval.H1, 500);
    long before = THREADS.getCurrentThreadCpuTime();
    for (Bar bar : bars) {
      ta4j.add(bar);
      ta4j.sum();
    }
    return (THREADS.getCurrentThreadCpuTime() - before) / CANDLES;
  }
}
