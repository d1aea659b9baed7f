package io.ennead.analytics.signals;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.consensus.HeadPanel;
import io.ennead.analytics.consensus.HigherSwings;
import io.ennead.analytics.consensus.Surroundings;
import io.ennead.analytics.indicators.IndicatorSet;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.records.Candle;
import io.ennead.records.Interval;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
 * Nanoseconds per minute of one symbol over four timeframes, each run from cold over the same
 * candles: the indicators, with the nine votes, and the whole engine. Consensus, gates and outcomes
 * cost the difference of the last two.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HowLongDoesAScanTake {

  private static final int MINUTES = 20_000;

  private final TreeMap<Long, List<Candle>> ticks =
      Ticks.of(DrawnCandles.walk(4, Interval.M1, MINUTES), Interval.M5, Interval.M15, Interval.H1);

  @Benchmark
  @OperationsPerInvocation(MINUTES)
  public double theIndicators() {
    Map<Interval, IndicatorSet> sets = sets();
    for (List<Candle> candles : ticks.values()) {
      for (Candle candle : candles) {
        sets.get(candle.interval()).update(Bar.of(candle));
      }
    }
    return sets.get(Interval.M1).value(0);
  }

  @Benchmark
  @OperationsPerInvocation(MINUTES)
  public int theIndicatorsAndNineVotes() {
    Map<Interval, IndicatorSet> sets = sets();
    Map<Interval, HeadPanel> panels = new EnumMap<>(Interval.class);
    EnumSet.allOf(Interval.class).forEach(each -> panels.put(each, new HeadPanel(each)));
    int reasons = 0;
    for (List<Candle> candles : ticks.values()) {
      for (int i = candles.size() - 1; i >= 0; i--) {
        Candle candle = candles.get(i);
        IndicatorSet values = sets.get(candle.interval());
        Bar bar = Bar.of(candle);
        values.update(bar);
        List<HigherSwings> swings = new ArrayList<>();
        for (Interval each : candle.interval().andAbove()) {
          if (each != candle.interval()) {
            swings.add(panels.get(each).swings());
          }
        }
        reasons +=
            panels.get(candle.interval()).update(bar, values, Surroundings.of(swings)).size();
      }
    }
    return reasons;
  }

  @Benchmark
  @OperationsPerInvocation(MINUTES)
  public int theWholeEngine() {
    ScanEngine engine =
        new ScanEngine(
            RecordedCandles.BTCUSDT,
            EnumSet.allOf(Interval.class),
            SignalOptions.DEFAULT,
            Long.MIN_VALUE);
    int decisions = 0;
    for (Map.Entry<Long, List<Candle>> tick : ticks.entrySet()) {
      decisions += engine.tick(tick.getKey(), tick.getValue(), Feeds.NONE).decisions().size();
    }
    return decisions;
  }

  private static Map<Interval, IndicatorSet> sets() {
    Map<Interval, IndicatorSet> sets = new EnumMap<>(Interval.class);
    EnumSet.allOf(Interval.class).forEach(each -> sets.put(each, new IndicatorSet(each)));
    return sets;
  }
}
