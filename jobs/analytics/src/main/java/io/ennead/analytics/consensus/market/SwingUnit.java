package io.ennead.analytics.consensus.market;

import io.ennead.records.Direction;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The direction of the swings of one strength.
 *
 * <p>A close above the newest confirmed high turns it up, one below the newest confirmed low turns
 * it down; each pivot can be broken once, and older unbroken ones play no part. Both on one candle:
 * no event, both are spent.
 */
public final class SwingUnit {

  private static final int NOTHING_SPENT = -1;

  private final Pivots pivots;
  private Direction direction = Direction.FLAT;
  private SwingBreak lastBreak = SwingBreak.NONE;
  private int spentHigh = NOTHING_SPENT;
  private int spentLow = NOTHING_SPENT;

  SwingUnit(Pivots pivots) {
    this.pivots = pivots;
  }

  void update(double close) {
    PivotRing highs = pivots.highs();
    PivotRing lows = pivots.lows();
    boolean up = highs.size() > 0 && highs.index(0) != spentHigh && close > highs.price(0);
    boolean down = lows.size() > 0 && lows.index(0) != spentLow && close < lows.price(0);
    if (up) {
      spentHigh = highs.index(0);
    }
    if (down) {
      spentLow = lows.index(0);
    }
    if (up != down) {
      Direction event = up ? Direction.LONG : Direction.SHORT;
      lastBreak = event == direction ? SwingBreak.BOS : SwingBreak.CHOCH;
      direction = event;
    }
  }

  /** LONG, SHORT, or FLAT before the first break. */
  public Direction direction() {
    return direction;
  }

  public SwingBreak lastBreak() {
    return lastBreak;
  }

  /** LONG if the last two highs and the last two lows both rise, SHORT if both fall, else FLAT. */
  public Direction sequence() {
    PivotRing highs = pivots.highs();
    PivotRing lows = pivots.lows();
    if (highs.size() < 2 || lows.size() < 2) {
      return Direction.FLAT;
    }
    double high = highs.price(0) - highs.price(1);
    double low = lows.price(0) - lows.price(1);
    return high > 0 && low > 0
        ? Direction.LONG
        : high < 0 && low < 0 ? Direction.SHORT : Direction.FLAT;
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(direction.name());
    out.writeUTF(lastBreak.name());
    out.writeInt(spentHigh);
    out.writeInt(spentLow);
  }

  void read(DataInput in) throws IOException {
    direction = Direction.valueOf(in.readUTF());
    lastBreak = SwingBreak.valueOf(in.readUTF());
    spentHigh = in.readInt();
    spentLow = in.readInt();
  }
}
