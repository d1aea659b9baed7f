package io.ennead.analytics.consensus.wyckoff;

import io.ennead.analytics.consensus.market.SideView;
import io.ennead.analytics.consensus.wyckoff.WyckoffEvent.Kind;
import io.ennead.records.Direction;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Climaxes, springs and signs of strength of one side, each found at a candidate candle and
 * confirmed by later ones (after R. Wyckoff's schematics; the thresholds are Ennead's own). Whether
 * a climax is remembered is judged from the candles before: for a sign of strength before its
 * candidate, for a spring before its confirmation. A sign of strength is void 1 ATR (of its
 * candidate) below the level that it broke.
 */
final class WyckoffSide {

  private static final int RANGE = 40;
  private static final int SHORT_RANGE = 20;

  /** Where the top third of a range begins. */
  private static final double TOP_THIRD = .67;

  private final SellingClimax climax = new SellingClimax();
  private final SpringCandidates springs = new SpringCandidates();
  private int strengthCandidate = -1;
  private double strengthLevel;
  private boolean strengthAfterClimax;

  /** The event that the current candle confirms, the strongest if two; null if none. */
  WyckoffEvent update(SideView view) {
    if (view.count() <= RANGE) {
      return null;
    }
    double lowest = view.lowestBefore(RANGE);
    WyckoffEvent spring = springs.confirmed(view, climax.remembered(view));
    WyckoffEvent strength = strength(view);
    boolean afterClimax = climax.remembered(view);
    springs.seek(view, lowest, view.highestBefore(RANGE));
    seekStrength(view, afterClimax);
    climax.update(view, lowest);
    return spring != null ? spring : strength;
  }

  private WyckoffEvent strength(SideView view) {
    if (strengthCandidate != view.index() - 1 || view.close(0) <= strengthLevel) {
      return null;
    }
    double invalid = strengthLevel - 1.0 * view.atr(1);
    return new WyckoffEvent(Kind.STRENGTH, view.index(), invalid, strengthAfterClimax ? .82 : .78);
  }

  private void seekStrength(SideView view, boolean afterClimax) {
    double level = view.highestBefore(SHORT_RANGE);
    if (view.volumeRatio() >= 1.75
        && view.range(0) >= 1.5 * view.atr(1)
        && view.close(0) > level
        && view.close(0) >= view.low(0) + TOP_THIRD * view.range(0)) {
      strengthCandidate = view.index();
      strengthLevel = level;
      strengthAfterClimax = afterClimax;
    }
  }

  /** Adds the climax against the side while it is remembered. */
  void explain(SideView view, List<String> reasons) {
    if (climax.remembered(view)) {
      String title = view.direction() == Direction.LONG ? "selling climax" : "buying climax";
      reasons.add(title + " confirmed " + climax.age(view) + " candles ago");
    }
  }

  void write(DataOutput out) throws IOException {
    climax.write(out);
    springs.write(out);
    out.writeInt(strengthCandidate);
    out.writeDouble(strengthLevel);
    out.writeBoolean(strengthAfterClimax);
  }

  void read(DataInput in) throws IOException {
    climax.read(in);
    springs.read(in);
    strengthCandidate = in.readInt();
    strengthLevel = in.readDouble();
    strengthAfterClimax = in.readBoolean();
  }
}
