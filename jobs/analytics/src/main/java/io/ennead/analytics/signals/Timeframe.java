package io.ennead.analytics.signals;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.consensus.Consensus;
import io.ennead.analytics.consensus.ConsensusResult;
import io.ennead.analytics.consensus.HeadPanel;
import io.ennead.analytics.consensus.HigherSwings;
import io.ennead.analytics.consensus.Surroundings;
import io.ennead.analytics.consensus.TimeframeBoost.Higher;
import io.ennead.analytics.consensus.market.Market;
import io.ennead.analytics.consensus.state.Section;
import io.ennead.analytics.consensus.state.Sections;
import io.ennead.analytics.indicators.IndicatorSet;
import io.ennead.analytics.signals.gates.RegimeJudge;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.records.Candle;
import io.ennead.records.Direction;
import io.ennead.records.HeadVote;
import io.ennead.records.Interval;
import io.ennead.records.Regime;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * One timeframe of an instrument: indicators, heads, the last consensus, and what it takes to judge
 * a candle. A GAP candle reaches neither indicators nor heads, as if its row were absent.
 */
final class Timeframe implements Section {

  private static final int VERSION = 1;

  private final Interval interval;
  private final SignalOptions options;
  private final Consensus consensus;
  private final RegimeJudge regime;
  private IndicatorSet values;
  private HeadPanel panel;
  private HigherSwings swings;
  private int sinceGap;
  private Direction lastDirection = Direction.FLAT;
  private double lastConfidence;

  Timeframe(Interval interval, SignalOptions options, Consensus consensus, HeadPanel panel) {
    this.interval = interval;
    this.options = options;
    this.consensus = consensus;
    regime = new RegimeJudge(options.regime());
    values = new IndicatorSet(interval, options.vwapAnchor());
    this.panel = panel;
    swings = panel.swings();
    sinceGap = options.gapWindow();
  }

  /** Takes the next closed candle; the votes, none for a GAP candle. */
  List<HeadVote> vote(Candle candle, Surroundings surroundings) {
    if (!candle.quality().isWhole()) {
      sinceGap = 0;
      return List.of();
    }
    sinceGap = Math.min(sinceGap + 1, options.gapWindow());
    Bar bar = Bar.of(candle);
    values.update(bar);
    regime.update(values);
    List<HeadVote> votes = panel.update(bar, values, surroundings);
    swings = panel.swings();
    return votes;
  }

  /** Makes the consensus of the candle's votes and keeps it for the lower timeframes. */
  ConsensusResult judge(List<HeadVote> votes) {
    ConsensusResult result = consensus.of(votes);
    boolean counts = isWarm() && !sawGap();
    lastDirection = counts ? result.direction() : Direction.FLAT;
    lastConfidence = counts ? result.confidence() : 0;
    return result;
  }

  /** Whole candles so far. */
  int candles() {
    return market().count();
  }

  /** Whole candles since the last GAP, at most the window. */
  int sinceGap() {
    return sinceGap;
  }

  /** Whether there were enough candles to judge one. */
  boolean isWarm() {
    return candles() >= options.warmUp();
  }

  /** Whether a GAP is among the last candles. */
  boolean sawGap() {
    return sinceGap < options.gapWindow();
  }

  Interval interval() {
    return interval;
  }

  /** The size of the saved heads and of the market that they look at. */
  int headBytes() {
    return panel.stateBytes();
  }

  Market market() {
    return panel.market();
  }

  IndicatorSet values() {
    return values;
  }

  Regime regime() {
    return regime.regime(values);
  }

  /** The swings that the lower timeframes look at. */
  HigherSwings swings() {
    return swings;
  }

  /** What it says to the lower timeframes; only for one that is not the lowest there is. */
  Higher last() {
    return new Higher(interval, lastDirection, lastConfidence);
  }

  @Override
  public String id() {
    return interval.label();
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    values.save(out);
    panel.save(out);
    regime.write(out);
    out.writeInt(sinceGap);
    out.writeUTF(lastDirection.name());
    out.writeDouble(lastConfidence);
  }

  @Override
  public void read(int version, DataInput in) throws IOException {
    Sections.requireVersion(this, version);
    values = IndicatorSet.load(interval, options.vwapAnchor(), in);
    panel = HeadPanel.load(interval, in);
    swings = panel.swings();
    regime.read(in);
    sinceGap = in.readInt();
    lastDirection = Direction.valueOf(in.readUTF());
    lastConfidence = in.readDouble();
  }
}
