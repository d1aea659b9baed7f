package io.ennead.analytics.consensus.structure;

import io.ennead.analytics.consensus.CandleHead;
import io.ennead.analytics.consensus.HeadInput;
import io.ennead.analytics.consensus.HigherSwings;
import io.ennead.analytics.consensus.ShareReason;
import io.ennead.analytics.consensus.market.Market;
import io.ennead.analytics.consensus.market.SideView;
import io.ennead.analytics.consensus.market.SwingBreak;
import io.ennead.analytics.consensus.market.SwingUnit;
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
 * Judges swings and their breaks: the own swings of strength 3 and 10 and those of strength 5 of
 * each higher timeframe. Three quarters of those that have a state must agree; a trade in the
 * cheaper half of the last 50 candles (discount for LONG, premium for SHORT) is trusted more.
 */
public final class StructureHead extends CandleHead {

  private static final int VERSION = 1;
  private static final int MINOR = 3;
  private static final int MAJOR = 10;
  private static final int FEWEST_UNITS = 2;
  private static final int ZONE = 50;
  private static final double DISCOUNT = 0.45;
  private static final double PREMIUM = 0.75;
  private static final SwingReasons MINOR_REASONS = new SwingReasons(MINOR);
  private static final SwingReasons MAJOR_REASONS = new SwingReasons(MAJOR);
  private static final ShareReason PLACE = new ShareReason("place in the last 50 candles");

  public StructureHead() {
    super(HeadName.STRUCTURE);
  }

  @Override
  protected HeadVote judge(HeadInput input) {
    Market market = input.market();
    SwingUnit minor = market.unit(MINOR);
    SwingUnit major = market.unit(MAJOR);
    List<String> reasons = new ArrayList<>();
    reasons.add(MINOR_REASONS.of(minor));
    reasons.add(MAJOR_REASONS.of(major));
    int up = one(minor.direction(), Direction.LONG) + one(major.direction(), Direction.LONG);
    int down = one(minor.direction(), Direction.SHORT) + one(major.direction(), Direction.SHORT);
    for (HigherSwings higher : input.surroundings().higher()) {
      up += one(higher.direction(), Direction.LONG);
      down += one(higher.direction(), Direction.SHORT);
      reasons.add(SwingReasons.of(higher));
    }
    int counting = up + down;
    if (counting < FEWEST_UNITS) {
      return HeadVote.abstain(
          HeadName.STRUCTURE, "swings with a direction " + counting + " < " + FEWEST_UNITS);
    }
    int agreeing = Math.max(up, down);
    if (4 * agreeing < 3 * counting) {
      reasons.add("agreeing " + agreeing + " of " + counting + ", fewer than three quarters");
      return HeadVote.flat(HeadName.STRUCTURE, reasons);
    }
    SideView view = up > down ? market.longSide() : market.shortSide();
    reasons.add("agreeing " + agreeing + " of " + counting);
    return directed(market, view, (double) agreeing / counting, reasons);
  }

  private static int one(Direction direction, Direction wanted) {
    return direction == wanted ? 1 : 0;
  }

  private static HeadVote directed(
      Market market, SideView view, double share, List<String> reasons) {
    Direction direction = view.direction();
    int sequences =
        one(market.unit(MINOR).sequence(), direction)
            + one(market.unit(MAJOR).sequence(), direction);
    double position = position(view);
    SwingBreak last = market.unit(MAJOR).lastBreak();
    double zone = position < DISCOUNT ? .06 : position <= PREMIUM ? 0 : -.06;
    double event = last == SwingBreak.BOS ? .03 : last == SwingBreak.CHOCH ? -.03 : 0;
    reasons.add("rising or falling sequences " + sequences + " of 2");
    reasons.add(PLACE.of(position));
    return new HeadVote(
        HeadName.STRUCTURE,
        direction,
        Math.min(.9, .55 + .15 * share + .05 * sequences),
        Math.min(.92, .66 + .05 * sequences + zone + event),
        false,
        reasons);
  }

  /** 0 at the side's best price of the last 50 candles, 1 at its worst; .5 if they did not move. */
  private static double position(SideView view) {
    double low = view.lowest(ZONE);
    double high = view.highest(ZONE);
    return high > low ? (view.close(0) - low) / (high - low) : .5;
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    // All it needs is in the market's section.
  }

  @Override
  public void read(int version, DataInput in) throws IOException {
    Sections.requireVersion(this, version);
  }
}
