package io.ennead.analytics.consensus;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.indicators.IndicatorSet;
import io.ennead.records.HeadVote;
import io.ennead.records.Interval;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds per candle, each run from cold over the same candles: the indicators alone, with the
 * nine heads and their reasons, without and with feeds, and with the consensus; and the nine fed
 * heads alone, candle by candle, with the two readings of the clock around each.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HowLongDoNineVotesTake {

  private static final int CANDLES = 20_000;
  private static final Interval INTERVAL = Interval.M15;

  private final List<Bar> bars = Drawn.walk(1, INTERVAL, CANDLES);
  private final List<Surroundings> fed = bars.stream().map(FedSurroundings::at).toList();
  private final Consensus consensus = new Consensus(ConsensusProfile.STANDARD);

  /** Stands before the votes of a candle, its indicators updated. */
  @State(Scope.Thread)
  public static class Candles {

    private IndicatorSet values;
    private HeadPanel panel;
    private int next = CANDLES;

    @Setup(Level.Invocation)
    public void nextCandle(HowLongDoNineVotesTake series) {
      if (++next >= CANDLES) {
        next = 0;
        values = new IndicatorSet(INTERVAL);
        panel = new HeadPanel(INTERVAL);
      }
      values.update(series.bars.get(next));
    }
  }

  @Benchmark
  public List<HeadVote> nineFedHeadsAlone(Candles candles) {
    return candles.panel.update(bars.get(candles.next), candles.values, fed.get(candles.next));
  }

  @Benchmark
  @OperationsPerInvocation(CANDLES)
  public double theIndicators() {
    IndicatorSet values = new IndicatorSet(INTERVAL);
    for (Bar bar : bars) {
      values.update(bar);
    }
    return values.value(0);
  }

  @Benchmark
  @OperationsPerInvocation(CANDLES)
  public int theIndicatorsAndNineVotes() {
    IndicatorSet values = new IndicatorSet(INTERVAL);
    HeadPanel panel = new HeadPanel(INTERVAL);
    int reasons = 0;
    for (Bar bar : bars) {
      values.update(bar);
      reasons += panel.update(bar, values, Surroundings.NONE).get(0).reasons().size();
    }
    return reasons;
  }

  @Benchmark
  @OperationsPerInvocation(CANDLES)
  public int theIndicatorsAndNineFedVotes() {
    IndicatorSet values = new IndicatorSet(INTERVAL);
    HeadPanel panel = new HeadPanel(INTERVAL);
    int reasons = 0;
    for (int i = 0; i < CANDLES; i++) {
      values.update(bars.get(i));
      reasons += panel.update(bars.get(i), values, fed.get(i)).get(0).reasons().size();
    }
    return reasons;
  }

  @Benchmark
  @OperationsPerInvocation(CANDLES)
  public int theIndicatorsNineFedVotesAndTheConsensus() {
    IndicatorSet values = new IndicatorSet(INTERVAL);
    HeadPanel panel = new HeadPanel(INTERVAL);
    int agreeing = 0;
    for (int i = 0; i < CANDLES; i++) {
      values.update(bars.get(i));
      agreeing += consensus.of(panel.update(bars.get(i), values, fed.get(i))).agreeing().size();
    }
    return agreeing;
  }
}
