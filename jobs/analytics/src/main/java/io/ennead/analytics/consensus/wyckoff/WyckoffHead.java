package io.ennead.analytics.consensus.wyckoff;

import io.ennead.analytics.consensus.CandleHead;
import io.ennead.analytics.consensus.Figures;
import io.ennead.analytics.consensus.HeadInput;
import io.ennead.analytics.consensus.market.Market;
import io.ennead.analytics.consensus.market.SideView;
import io.ennead.analytics.consensus.state.Sections;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges the last confirmed Wyckoff event: spring or sign of strength, upthrust or sign of
 * weakness. Its strength fades over 50 candles, and a close beyond the price that disproves it ends
 * it. Opposite events confirmed on one candle cancel to none.
 */
public final class WyckoffHead extends CandleHead {

  private static final int VERSION = 1;
  private static final int LIFE = 50;

  private final WyckoffSide longSide = new WyckoffSide();
  private final WyckoffSide shortSide = new WyckoffSide();
  private WyckoffEvent current;
  private boolean currentMirrored;

  public WyckoffHead() {
    super(HeadName.WYCKOFF);
  }

  @Override
  protected HeadVote judge(HeadInput input) {
    Market market = input.market();
    WyckoffEvent up = longSide.update(market.longSide());
    WyckoffEvent down = shortSide.update(market.shortSide());
    end(market);
    if (up != null && down != null) {
      current = null;
    } else if (up != null || down != null) {
      current = up != null ? up : down;
      currentMirrored = down != null;
    }
    List<String> reasons = new ArrayList<>();
    longSide.explain(market.longSide(), reasons);
    shortSide.explain(market.shortSide(), reasons);
    return current == null
        ? HeadVote.flat(HeadName.WYCKOFF, reasons)
        : directed(currentMirrored ? market.shortSide() : market.longSide(), reasons);
  }

  private void end(Market market) {
    if (current != null) {
      SideView view = currentMirrored ? market.shortSide() : market.longSide();
      if (view.index() - current.confirmed() > LIFE || view.close(0) < current.invalid()) {
        current = null;
      }
    }
  }

  private HeadVote directed(SideView view, List<String> reasons) {
    int age = view.index() - current.confirmed();
    double fade = 1 - .30 * age / LIFE;
    reasons.add(
        current.kind().title(currentMirrored)
            + " "
            + Figures.share(current.strength())
            + " confirmed "
            + age
            + " candles ago, void beyond "
            + Figures.price(view.quoted(current.invalid())));
    return new HeadVote(
        HeadName.WYCKOFF,
        view.direction(),
        .5 + (current.strength() - .5) * fade,
        current.strength() * fade,
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
    out.writeBoolean(current != null);
    if (current != null) {
      out.writeBoolean(currentMirrored);
      current.write(out);
    }
  }

  @Override
  public void read(int version, DataInput in) throws IOException {
    Sections.requireVersion(this, version);
    longSide.read(in);
    shortSide.read(in);
    current = null;
    if (in.readBoolean()) {
      currentMirrored = in.readBoolean();
      current = WyckoffEvent.read(in);
    }
  }
}
