package io.ennead.analytics.consensus.ict;

import io.ennead.analytics.consensus.Figures;
import io.ennead.analytics.consensus.market.SideView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** The living findings of one side: of each kind the newest. */
final class IctSide {

  private static final IctFinding[] KINDS = IctFinding.values();

  private final LiquiditySweep sweep = new LiquiditySweep();
  private final JudasSwing judas = new JudasSwing();
  private final FairValueGaps gaps = new FairValueGaps();
  private final OrderBlocks blocks = new OrderBlocks();
  private final Part[] alive = new Part[KINDS.length];

  void update(SideView view) {
    for (IctFinding kind : KINDS) {
      Part part = alive[kind.ordinal()];
      if (part != null
          && (view.index() - part.born() >= kind.life() || view.close(0) < part.invalid())) {
        alive[kind.ordinal()] = null;
      }
    }
    found(IctFinding.SWEEP, sweep.update(view));
    found(IctFinding.JUDAS, judas.update(view));
    found(IctFinding.GAP_RETEST, gaps.update(view));
    found(IctFinding.BLOCK_RETEST, blocks.update(view));
    found(IctFinding.OPTIMAL_ENTRY, OptimalTradeEntry.find(view));
  }

  private void found(IctFinding kind, Part part) {
    if (part != null) {
      alive[kind.ordinal()] = part;
    }
  }

  int points() {
    int points = 0;
    for (IctFinding kind : KINDS) {
      points += alive[kind.ordinal()] == null ? 0 : kind.points();
    }
    return points;
  }

  /** Mean of the findings weighted by their points, + .03 for each beyond the first, at most .95. */
  double confidence() {
    double sum = 0;
    int parts = 0;
    for (IctFinding kind : KINDS) {
      Part part = alive[kind.ordinal()];
      if (part != null) {
        sum += kind.points() * part.confidence();
        parts++;
      }
    }
    return Math.min(.95, sum / points() + .03 * (parts - 1));
  }

  void explain(SideView view, List<String> reasons) {
    for (IctFinding kind : KINDS) {
      Part part = alive[kind.ordinal()];
      if (part != null) {
        String figure =
            kind == IctFinding.OPTIMAL_ENTRY
                ? Figures.fixed(part.level(), 3)
                : Figures.price(view.quoted(part.level()));
        reasons.add(
            view.direction()
                + " "
                + kind.title()
                + figure
                + ", "
                + (view.index() - part.born())
                + " candles ago");
      }
    }
  }

  void write(DataOutput out) throws IOException {
    sweep.write(out);
    judas.write(out);
    gaps.write(out);
    blocks.write(out);
    for (Part part : alive) {
      out.writeBoolean(part != null);
      if (part != null) {
        part.write(out);
      }
    }
  }

  void read(DataInput in) throws IOException {
    sweep.read(in);
    judas.read(in);
    gaps.read(in);
    blocks.read(in);
    for (int i = 0; i < alive.length; i++) {
      alive[i] = in.readBoolean() ? Part.read(in) : null;
    }
  }
}
