package io.ennead.analytics.consensus.harmonic;

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

/** Judges harmonic patterns: Gartley, Bat, Butterfly, Crab and ABCD. Reads pivots only. */
public final class HarmonicHead extends CandleHead {

  private static final int VERSION = 1;

  private final HarmonicSide longSide = new HarmonicSide();
  private final HarmonicSide shortSide = new HarmonicSide();

  public HarmonicHead() {
    super(HeadName.HARMONIC);
  }

  @Override
  protected HeadVote judge(HeadInput input) {
    Market market = input.market();
    longSide.update(market.longSide());
    shortSide.update(market.shortSide());
    List<String> reasons = new ArrayList<>();
    longSide.explain(market.longSide(), reasons);
    shortSide.explain(market.shortSide(), reasons);
    int net = longSide.count() - shortSide.count();
    if (net == 0) {
      return HeadVote.flat(HeadName.HARMONIC, reasons);
    }
    HarmonicSide winner = net > 0 ? longSide : shortSide;
    int opposing = Math.min(longSide.count(), shortSide.count());
    return new HeadVote(
        HeadName.HARMONIC,
        Direction.ofSign(net),
        Math.min(.9, .60 + .08 * Math.abs(net)),
        Math.max(0, winner.meanConfidence() - .05 * opposing),
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
