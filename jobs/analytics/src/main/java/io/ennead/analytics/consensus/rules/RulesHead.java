package io.ennead.analytics.consensus.rules;

import io.ennead.analytics.consensus.CandleHead;
import io.ennead.analytics.consensus.HeadInput;
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
 * Judges shapes: candlestick patterns at confirmed levels and chart patterns at their necklines.
 * The side with more living patterns wins.
 */
public final class RulesHead extends CandleHead {

  private static final int VERSION = 1;
  private static final int MANY = 3;

  private final RulesSide longSide = new RulesSide();
  private final RulesSide shortSide = new RulesSide();

  public RulesHead() {
    super(HeadName.RULES);
  }

  @Override
  protected HeadVote judge(HeadInput input) {
    Market market = input.market();
    longSide.update(market.longSide());
    shortSide.update(market.shortSide());
    List<String> reasons = new ArrayList<>();
    longSide.explain(market.longSide(), reasons);
    shortSide.explain(market.shortSide(), reasons);
    if (Shapes.doji(market.longSide())) {
      reasons.add("doji");
    }
    int net = longSide.count() - shortSide.count();
    if (net == 0) {
      return HeadVote.flat(HeadName.RULES, reasons);
    }
    RulesSide winner = net > 0 ? longSide : shortSide;
    int losing = Math.min(longSide.count(), shortSide.count());
    double confidence = winner.meanConfidence() + (winner.count() >= MANY ? .05 : 0) - .05 * losing;
    return new HeadVote(
        HeadName.RULES,
        Direction.ofSign(net),
        Math.min(.95, .60 + .08 * Math.abs(net)),
        Math.max(0, Math.min(.95, confidence)),
        false,
        reasons);
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    longSide.write(out);
    shortSide.write(out);
  }

  @Override
  public void read(int version, DataInput in) throws IOException {
    Sections.requireVersion(this, version);
    longSide.read(in);
    shortSide.read(in);
  }
}
