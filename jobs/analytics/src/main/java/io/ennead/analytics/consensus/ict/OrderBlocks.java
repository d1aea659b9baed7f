package io.ennead.analytics.consensus.ict;

import io.ennead.analytics.consensus.ict.RetestZones.Zone;
import io.ennead.analytics.consensus.market.SideView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Order blocks: the last candle against the move before a body of at least .6 ATR closes beyond the
 * last pivot(3). Found when the price first comes back into the block, from the second candle on,
 * and closes above its top in the side's colour.
 */
final class OrderBlocks {

  private static final int STRENGTH = 3;
  private static final int SEARCH = 8;
  private static final int FIRST_RETEST = 2;
  private static final int MAX_AGE = 100;
  private static final double CONFIDENCE = .82;

  private final RetestZones blocks =
      new RetestZones(FIRST_RETEST, MAX_AGE, (view, block) -> view.close(0) > block.top());

  /** Adds the retests on the current candle. */
  void update(SideView view, Living living) {
    List<Zone> retested = blocks.retested(view);
    if (breaksOut(view)) {
      addBlock(view);
    }
    for (Zone zone : retested) {
      living.add(new Part(view.index(), zone.bottom(), zone.top(), CONFIDENCE));
    }
  }

  private static boolean breaksOut(SideView view) {
    if (view.highCount(STRENGTH) == 0 || view.close(0) - view.open(0) < .6 * view.atr()) {
      return false;
    }
    double level = view.highPrice(STRENGTH, 0);
    return view.close(0) > level && level >= view.close(1);
  }

  private void addBlock(SideView view) {
    int younger = view.index() - view.highIndex(STRENGTH, 0) - 1;
    for (int ago = 1; ago <= Math.min(SEARCH, younger); ago++) {
      if (view.bear(ago)) {
        blocks.add(new Zone(view.index(), view.low(ago), view.open(ago)));
        return;
      }
    }
  }

  void write(DataOutput out) throws IOException {
    blocks.write(out);
  }

  void read(DataInput in) throws IOException {
    blocks.read(in);
  }
}
