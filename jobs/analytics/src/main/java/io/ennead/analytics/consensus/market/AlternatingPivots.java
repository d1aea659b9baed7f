package io.ennead.analytics.consensus.market;

import io.ennead.analytics.consensus.state.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The last 12 pivots as an alternating list of highs and lows (a zigzag): of neighbours of the same
 * kind the more extreme stays, of equal ones the first. A candle that is both a high and a low
 * pivot is not entered, since their order is unknown.
 */
final class AlternatingPivots {

  static final int CAPACITY = 12;

  private final int[] index = new int[CAPACITY];
  private final double[] price = new double[CAPACITY];
  private int added;
  private boolean lastIsLow;

  void update(Pivots pivots) {
    if (pivots.newHigh() == pivots.newLow()) {
      return;
    }
    boolean low = pivots.newLow();
    PivotRing ring = low ? pivots.lows() : pivots.highs();
    if (added == 0 || lastIsLow != low) {
      added++;
      lastIsLow = low;
      replaceLast(ring);
    } else if (low ? ring.price(0) < price(0) : ring.price(0) > price(0)) {
      replaceLast(ring);
    }
  }

  private void replaceLast(PivotRing ring) {
    index[(added - 1) % CAPACITY] = ring.index(0);
    price[(added - 1) % CAPACITY] = ring.price(0);
  }

  int size() {
    return Math.min(added, CAPACITY);
  }

  boolean lastIsLow() {
    return lastIsLow;
  }

  int index(int back) {
    return index[(added - 1 - back) % CAPACITY];
  }

  double price(int back) {
    return price[(added - 1 - back) % CAPACITY];
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(added);
    out.writeBoolean(lastIsLow);
    Binary.write(index, out);
    Binary.write(price, out);
  }

  void read(DataInput in) throws IOException {
    added = in.readInt();
    lastIsLow = in.readBoolean();
    Binary.read(index, in);
    Binary.read(price, in);
  }
}
