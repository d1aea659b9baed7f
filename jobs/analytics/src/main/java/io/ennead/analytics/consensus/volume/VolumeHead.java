package io.ennead.analytics.consensus.volume;

import io.ennead.analytics.consensus.CandleHead;
import io.ennead.analytics.consensus.FigureReason;
import io.ennead.analytics.consensus.Figures;
import io.ennead.analytics.consensus.HeadInput;
import io.ennead.analytics.consensus.Points;
import io.ennead.analytics.consensus.market.CvdDivergence;
import io.ennead.analytics.consensus.market.Market;
import io.ennead.analytics.consensus.state.Sections;
import io.ennead.records.Direction;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges volume, taker flow and the session's VWAP: what volume says beyond the price path. Without
 * taker volume (forex) CVD, taker ratio and divergence drop out and the other weights are
 * renormalised; without any volume in 20 candles it abstains.
 */
public final class VolumeHead extends CandleHead {

  private static final int VERSION = 1;
  private static final int LEAST_CANDLES = 100;
  private static final double LONG_FROM = .55;
  private static final double SHORT_TO = .45;
  private static final double LEAST_READY = .5;
  private static final double OPINION = .05;
  private static final FigureReason SCORE = new FigureReason("score", 3, 1);
  private static final Component[] COMPONENTS = Component.values();

  private final VolumeComponents components = new VolumeComponents();

  public VolumeHead() {
    super(HeadName.VOLUME);
  }

  @Override
  protected void accumulate(HeadInput input) {
    components.accumulate(input.market().longSide());
  }

  @Override
  protected HeadVote judge(HeadInput input) {
    Market market = input.market();
    if (market.count() < LEAST_CANDLES) {
      return HeadVote.abstain(HeadName.VOLUME, "candles " + market.count() + " < " + LEAST_CANDLES);
    }
    if (!(components.recentVolume() > 0)) {
      return HeadVote.abstain(HeadName.VOLUME, "no volume in 20 candles");
    }
    double[] scores = components.scores(market.longSide(), input.values());
    double ready = 0;
    double sum = 0;
    for (Component each : COMPONENTS) {
      double score = scores[each.ordinal()];
      if (!Double.isNaN(score)) {
        ready += each.weight();
        sum += each.weight() * score;
      }
    }
    if (ready < LEAST_READY) {
      return HeadVote.abstain(
          HeadName.VOLUME, "components ready " + Figures.share(ready) + " < 0.50 of the weight");
    }
    return vote(market, scores, sum / ready);
  }

  private static HeadVote vote(Market market, double[] scores, double score) {
    List<String> reasons = new ArrayList<>(COMPONENTS.length + 2);
    reasons.add(SCORE.of(score));
    for (Component each : COMPONENTS) {
      double value = scores[each.ordinal()];
      if (!Double.isNaN(value)) {
        reasons.add(each.reason(value));
      }
    }
    boolean up = Points.atLeast(score, LONG_FROM);
    if (!up && !Points.atMost(score, SHORT_TO)) {
      return HeadVote.flat(HeadName.VOLUME, reasons);
    }
    Direction direction = up ? Direction.LONG : Direction.SHORT;
    int divergence =
        (CvdDivergence.exists(market.longSide()) ? 1 : 0)
            - (CvdDivergence.exists(market.shortSide()) ? 1 : 0);
    if (divergence != 0) {
      reasons.add((divergence > 0 ? "bullish" : "bearish") + " CVD divergence");
    }
    double confidence =
        .25
            + .45 * agreement(scores, direction.sign())
            + .30 * Math.min(1, Math.abs(score - .5) / .25)
            + .15 * divergence * direction.sign();
    return new HeadVote(
        HeadName.VOLUME,
        direction,
        .5 + Math.abs(score - .5),
        Math.max(0, Math.min(1, confidence)),
        false,
        reasons);
  }

  /**
   * Of the weight of the components with an opinion, the part that shares the vote's; 0 if none.
   */
  private static double agreement(double[] scores, int sign) {
    double with = 0;
    double all = 0;
    for (Component each : COMPONENTS) {
      double lean = scores[each.ordinal()] - .5;
      if (Math.abs(lean) > OPINION) {
        all += each.weight();
        with += lean * sign > 0 ? each.weight() : 0;
      }
    }
    return all > 0 ? with / all : 0;
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    components.write(out);
  }

  @Override
  public void read(int version, DataInput in) throws IOException {
    Sections.requireVersion(this, version);
    components.read(in);
  }
}
