package io.ennead.analytics.consensus.ict;

import io.ennead.analytics.consensus.ict.RetestZones.Zone;
import io.ennead.analytics.consensus.market.SideView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Fair value gaps: three candles of which the first and the third do not overlap by at least .2 ATR
 * around a body of at least .8 ATR. Found when the price first comes back into the gap and closes
 * above its bottom in the side's colour.
 */
final class FairValueGaps {

  private static final int MAX_AGE = 50;
  private static final double CONFIDENCE = .80;

  private final RetestZones gaps =
      new RetestZones(1, MAX_AGE, (view, gap) -> view.close(0) > gap.bottom());

  /** Adds the retests on the current candle. */
  void update(SideView view, Living living) {
    List<Zone> retested = gaps.retested(view);
    if (view.count() > 2
        && view.low(0) - view.high(2) >= .2 * view.atr()
        && view.close(1) - view.open(1) >= .8 * view.atr()) {
      gaps.add(new Zone(view.index(), view.high(2), view.low(0)));
    }
    for (Zone zone : retested) {
      living.add(new Part(view.index(), zone.bottom(), zone.top(), CONFIDENCE));
    }
  }

  void write(DataOutput out) throws IOException {
    gaps.write(out);
  }

  void read(DataInput in) throws IOException {
    gaps.read(in);
  }
}
