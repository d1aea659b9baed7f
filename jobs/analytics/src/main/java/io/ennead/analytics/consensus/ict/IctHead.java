package io.ennead.analytics.consensus.ict;

import io.ennead.analytics.consensus.CandleHead;
import io.ennead.analytics.consensus.Figures;
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
 * Judges liquidity in the manner of the Inner Circle Trader: sweeps, Judas swings, retests of fair
 * value gaps and order blocks, the optimal trade entry; trusted by the session of the candle's own
 * time. Reads no volume.
 */
public final class IctHead extends CandleHead {

  private static final int VERSION = 1;

  private final IctSide longSide = new IctSide();
  private final IctSide shortSide = new IctSide();

  public IctHead() {
    super(HeadName.ICT);
  }

  @Override
  protected HeadVote judge(HeadInput input) {
    Market market = input.market();
    longSide.update(market.longSide());
    shortSide.update(market.shortSide());
    List<String> reasons = new ArrayList<>();
    longSide.explain(market.longSide(), reasons);
    shortSide.explain(market.shortSide(), reasons);
    int net = longSide.points() - shortSide.points();
    if (net == 0) {
      return HeadVote.flat(HeadName.ICT, reasons);
    }
    Session session = Session.at(market.openTime());
    reasons.add(session.title() + " x " + Figures.share(session.factor()));
    IctSide winner = net > 0 ? longSide : shortSide;
    return new HeadVote(
        HeadName.ICT,
        Direction.ofSign(net),
        Math.min(.95, .50 + .06 * Math.abs(net)),
        winner.confidence() * session.factor(),
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
