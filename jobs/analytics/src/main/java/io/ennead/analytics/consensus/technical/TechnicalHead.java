package io.ennead.analytics.consensus.technical;

import io.ennead.analytics.consensus.CandleHead;
import io.ennead.analytics.consensus.FigureReason;
import io.ennead.analytics.consensus.Figures;
import io.ennead.analytics.consensus.HeadInput;
import io.ennead.analytics.consensus.Points;
import io.ennead.analytics.consensus.ShareReason;
import io.ennead.analytics.consensus.state.Sections;
import io.ennead.analytics.indicators.CategoryScores;
import io.ennead.analytics.indicators.IndicatorDefinition;
import io.ennead.analytics.indicators.IndicatorSet;
import io.ennead.records.Direction;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Judges the indicators of trend, momentum and volatility: their weighted score says the direction,
 * its distance from even and the agreement of the three categories the confidence. Reads no volume.
 */
public final class TechnicalHead extends CandleHead {

  private static final int VERSION = 1;
  private static final double LONG_FROM = .55;
  private static final double SHORT_TO = .45;
  private static final double LEAST_READY = .5;

  private static final FigureReason SCORE = new FigureReason("score", 3, 1);
  private static final FigureReason RSI = new FigureReason("RSI(14)", 1, 100);
  private static final FigureReason ADX = new FigureReason("ADX(14)", 1, 100);
  private static final FigureReason PERCENT_B = new FigureReason("%B", 2, 1);
  private static final ShareReason TREND = new ShareReason("trend");
  private static final ShareReason MOMENTUM = new ShareReason("momentum");
  private static final ShareReason VOLATILITY = new ShareReason("volatility");

  public TechnicalHead() {
    super(HeadName.TECHNICAL);
  }

  @Override
  protected HeadVote judge(HeadInput input) {
    CategoryScores scores = CategoryScores.of(input.values());
    double ready =
        CategoryScores.TREND_WEIGHT * scores.trendReady()
            + CategoryScores.MOMENTUM_WEIGHT * scores.momentumReady()
            + CategoryScores.VOLATILITY_WEIGHT * scores.volatilityReady();
    if (ready < LEAST_READY) {
      return HeadVote.abstain(
          HeadName.TECHNICAL, "components ready " + Figures.share(ready) + " < 0.50 of the weight");
    }
    double score = scores.score();
    Direction direction =
        Points.atLeast(score, LONG_FROM)
            ? Direction.LONG
            : Points.atMost(score, SHORT_TO) ? Direction.SHORT : Direction.FLAT;
    double probability = direction == Direction.FLAT ? HeadVote.EVEN : .5 + Math.abs(score - .5);
    double confidence = .6 * (1 - spread(scores) / .5) + .4 * (2 * Math.abs(score - .5));
    return new HeadVote(
        HeadName.TECHNICAL,
        direction,
        probability,
        confidence,
        false,
        reasons(input.values(), scores, score));
  }

  /** The population standard deviation of the categories that have a score. */
  private static double spread(CategoryScores scores) {
    double[] categories = {scores.trend(), scores.momentum(), scores.volatility()};
    double sum = 0;
    int count = 0;
    for (double each : categories) {
      if (!Double.isNaN(each)) {
        sum += each;
        count++;
      }
    }
    double mean = sum / count;
    double squares = 0;
    for (double each : categories) {
      squares += Double.isNaN(each) ? 0 : (each - mean) * (each - mean);
    }
    return Math.sqrt(squares / count);
  }

  private static List<String> reasons(IndicatorSet values, CategoryScores scores, double score) {
    return List.of(
        SCORE.of(score),
        TREND.of(scores.trend()),
        MOMENTUM.of(scores.momentum()),
        VOLATILITY.of(scores.volatility()),
        RSI.of(values.value(IndicatorDefinition.RSI)),
        ADX.of(values.value(IndicatorDefinition.ADX)),
        PERCENT_B.of(values.value(IndicatorDefinition.BB_PCT_B)));
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    // All it needs is in the indicators' own state.
  }

  @Override
  public void read(int version, DataInput in) throws IOException {
    Sections.requireVersion(this, version);
  }
}
