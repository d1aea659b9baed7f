package io.ennead.analytics.consensus.structure;

import io.ennead.analytics.consensus.HigherSwings;
import io.ennead.analytics.consensus.market.SwingBreak;
import io.ennead.analytics.consensus.market.SwingUnit;
import io.ennead.records.Direction;
import io.ennead.records.Interval;

/** What the reasons say of swings. Their few texts are made once: they come with every candle. */
final class SwingReasons {

  private static final Direction[] DIRECTIONS = Direction.values();
  private static final SwingBreak[] BREAKS = SwingBreak.values();
  private static final Interval[] INTERVALS = Interval.values();
  private static final String[][] HIGHER = new String[INTERVALS.length][DIRECTIONS.length];

  static {
    for (Interval interval : INTERVALS) {
      for (Direction direction : DIRECTIONS) {
        HIGHER[interval.ordinal()][direction.ordinal()] =
            "swings(" + HigherSwings.STRENGTH + ") of " + interval + " " + direction;
      }
    }
  }

  private final String[][] own = new String[DIRECTIONS.length][BREAKS.length];

  SwingReasons(int strength) {
    for (Direction direction : DIRECTIONS) {
      for (SwingBreak last : BREAKS) {
        own[direction.ordinal()][last.ordinal()] =
            "swings(" + strength + ") " + direction + " by " + last;
      }
    }
  }

  String of(SwingUnit unit) {
    return own[unit.direction().ordinal()][unit.lastBreak().ordinal()];
  }

  static String of(HigherSwings higher) {
    return HIGHER[higher.interval().ordinal()][higher.direction().ordinal()];
  }
}
