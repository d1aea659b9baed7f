package io.ennead.analytics.consensus.ict;

import io.ennead.analytics.consensus.Figures;
import io.ennead.analytics.consensus.market.SideView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** The living findings of one side, of each kind one. */
final class IctSide {

  private static final IctFinding[] KINDS = IctFinding.values();

  private final LiquiditySweep sweep = new LiquiditySweep();
  private final JudasSwing judas = new JudasSwing();
  private final FairValueGaps gaps = new FairValueGaps();
  private final OrderBlocks blocks = new OrderBlocks();
  private final Living[] living = new Living[KINDS.length];

  IctSide() {
    for (IctFinding kind : KINDS) {
      living[kind.ordinal()] = new Living(kind.life());
    }
  }

  void update(SideView view) {
    for (Living each : living) {
      each.age(view);
    }
    sweep.update(view, living[IctFinding.SWEEP.ordinal()]);
    judas.update(view, living[IctFinding.JUDAS.ordinal()]);
    gaps.update(view, living[IctFinding.GAP_RETEST.ordinal()]);
    blocks.update(view, living[IctFinding.BLOCK_RETEST.ordinal()]);
    OptimalTradeEntry.find(view, living[IctFinding.OPTIMAL_ENTRY.ordinal()]);
  }

  int points() {
    int points = 0;
    for (IctFinding kind : KINDS) {
      points += living[kind.ordinal()].newest() == null ? 0 : kind.points();
    }
    return points;
  }

  /**
   * Mean of the findings weighted by their points, + .03 for each beyond the first, at most .95.
   */
  double confidence() {
    double sum = 0;
    int parts = 0;
    for (IctFinding kind : KINDS) {
      Part part = living[kind.ordinal()].newest();
      if (part != null) {
        sum += kind.points() * part.confidence();
        parts++;
      }
    }
    return Math.min(.95, sum / points() + .03 * (parts - 1));
  }

  void explain(SideView view, List<String> reasons) {
    for (IctFinding kind : KINDS) {
      Part part = living[kind.ordinal()].newest();
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
    for (Living each : living) {
      each.write(out);
    }
  }

  void read(DataInput in) throws IOException {
    sweep.read(in);
    judas.read(in);
    gaps.read(in);
    blocks.read(in);
    for (Living each : living) {
      each.read(in);
    }
  }
}
