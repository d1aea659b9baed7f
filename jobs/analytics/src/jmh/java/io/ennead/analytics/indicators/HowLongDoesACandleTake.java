package io.ennead.analytics.indicators;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Interval;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds per candle for all 69, each run from cold over the same candles: this set, ta4j 0.17
 * (a series bounded to 500 bars, every value asked for at every candle) and TA-Lib 0.4 (the columns
 * that it has, over the whole series at once).
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HowLongDoesACandleTake {

  static final int CANDLES = 20_000;
  private static final int BOUND = 500;

  private final List<Bar> bars = Series.walk(1, CANDLES);
  private final TaLibColumns taLib = new TaLibColumns(bars);
  private final IndicatorVotes votes = new IndicatorVotes();

  @Benchmark
  @OperationsPerInvocation(CANDLES)
  public double theSet() {
    IndicatorSet set = new IndicatorSet(Interval.H1);
    for (Bar bar : bars) {
      set.update(bar);
    }
    return set.value(0);
  }

  @Benchmark
  @OperationsPerInvocation(CANDLES)
  public double theSetWithVotesAndScores() {
    IndicatorSet set = new IndicatorSet(Interval.H1);
    double sum = 0;
    for (Bar bar : bars) {
      set.update(bar);
      votes.cast(set);
      sum += votes.longs() + CategoryScores.of(set).trend();
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(CANDLES)
  public double ta4j() {
    Ta4jColumns columns = new Ta4jColumns(Interval.H1, BOUND);
    double sum = 0;
    for (Bar bar : bars) {
      columns.add(bar);
      sum += columns.sum();
    }
    return sum;
  }

  @Benchmark
  @OperationsPerInvocation(CANDLES)
  public Map<String, double[]> taLibOverTheWholeSeries() {
    return taLib.compute();
  }
}
