package io.ennead.analytics.signals;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.consensus.HeadPanel;
import io.ennead.analytics.consensus.ReplayedHeads;
import io.ennead.analytics.consensus.Surroundings;
import io.ennead.analytics.indicators.IndicatorSet;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.records.Candle;
import io.ennead.records.Decision;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import io.ennead.records.Interval;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * candles: the indicators alone; with what the heads look at, and votes of an earlier run; and the
 * whole engine with these votes. Consensus, gates and outcomes cost the difference of the last two:
 * the heads, which cost more than all of that, are left out so that it can be seen.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HowLongDoesAScanTake {

  private static final int MINUTES = 20_000;
  private static final Set<Interval> ALL = EnumSet.allOf(Interval.class);

  private final TreeMap<Long, List<Candle>> ticks =
      Ticks.of(DrawnCandles.walk(4, Interval.M1, MINUTES), Interval.M5, Interval.M15, Interval.H1);
  private final Map<Interval, List<List<HeadVote>>> votes = votes();

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
  public int theIndicatorsAndReplayedVotes() {
    Map<Interval, IndicatorSet> sets = sets();
    Map<Interval, HeadPanel> panels = new EnumMap<>(Interval.class);
    ALL.forEach(each -> panels.put(each, panel(each)));
    int reasons = 0;
    for (List<Candle> candles : ticks.values()) {
      for (Candle candle : candles) {
        IndicatorSet values = sets.get(candle.interval());
        Bar bar = Bar.of(candle);
        values.update(bar);
        HeadPanel panel = panels.get(candle.interval());
        reasons += panel.update(bar, values, Surroundings.NONE).size();
      }
    }
    return reasons;
  }

  @Benchmark
  @OperationsPerInvocation(MINUTES)
  public int theEngineOnReplayedVotes() {
    ScanEngine engine =
        new ScanEngine(
            RecordedCandles.BTCUSDT, ALL, SignalOptions.DEFAULT, Long.MIN_VALUE, this::panel);
    int decisions = 0;
    for (Map.Entry<Long, List<Candle>> tick : ticks.entrySet()) {
      decisions += engine.tick(tick.getKey(), tick.getValue(), Feeds.NONE).decisions().size();
    }
    return decisions;
  }

  private HeadPanel panel(Interval interval) {
    return ReplayedHeads.panel(interval, votes.get(interval));
  }

  /** The votes of every candle; a skipped one needs none that counts. */
  private Map<Interval, List<List<HeadVote>>> votes() {
    List<HeadVote> silent = new ArrayList<>();
    for (HeadName head : HeadName.values()) {
      silent.add(HeadVote.abstain(head, "warm-up"));
    }
    Map<Interval, List<List<HeadVote>>> cast = new EnumMap<>(Interval.class);
    ALL.forEach(each -> cast.put(each, new ArrayList<>()));
    for (Decision decision : new ScanRun(ALL, SignalOptions.DEFAULT).feed(ticks).decisions) {
      cast.get(decision.interval()).add(decision.votes().isEmpty() ? silent : decision.votes());
    }
    return cast;
  }

  private static Map<Interval, IndicatorSet> sets() {
    Map<Interval, IndicatorSet> sets = new EnumMap<>(Interval.class);
    ALL.forEach(each -> sets.put(each, new IndicatorSet(each)));
    return sets;
  }
}
