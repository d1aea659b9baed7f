package io.ennead.analytics.indicators;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds per candle for all 69: this set, ta4j 0.17 (a series bounded to 500 bars, every value
 * asked for at every candle) and TA-Lib 0.4 (the columns that it has, over the whole series at
 * once), over the same candles in the same run.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HowLongDoesACandleTake {

  static final int CANDLES = 20_000;
  static final int FEWER = 1_000;
  private static final int WARM = 500;

  private List<Bar> bars;
  private IndicatorSet set;
  private IndicatorVotes votes;
  private Ta4jColumns ta4j;
  private TaLibColumns taLib;
  private long turn;

  @Setup
  public void warmUp() {
    bars = Series.walk(1, CANDLES);
    set = new IndicatorSet(Interval.H1);
    votes = new IndicatorVotes();
    ta4j = new Ta4jColumns(Interval.H1, WARM);
    taLib = new TaLibColumns(bars);
    turn = 0;
    for (Bar bar : turned()) {
      set.update(bar);
    }
    for (Bar bar : bars.subList(0, WARM)) {
      ta4j.add(bar);
      ta4j.sum();
    }
    turn = 0;
  }

  /** The candles again, later by the length of the series: prepared outside of what is measured. */
  private List<Bar> turned() {
    List<Bar> later = new ArrayList<>(bars.size());
    for (Bar bar : bars) {
      later.add(later(bar));
    }
    turn++;
    return later;
  }

  private Bar later(Bar bar) {
    return new Bar(
        bar.openTime() + turn * CANDLES * Interval.H1.millis(),
        bar.open(),
        bar.high(),
        bar.low(),
        bar.close(),
        bar.volume(),
        bar.takerBuyVolume());
  }
}
