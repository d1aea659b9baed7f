package io.ennead.analytics.consensus.market;

import io.ennead.analytics.consensus.state.Binary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The newest 40 pivots of one kind, addressed from the newest: 0 is the last confirmed one. */
final class PivotRing {

  static final int CAPACITY = 40;

  private final int[] index = new int[CAPACITY];
  private final double[] price = new double[CAPACITY];
  private int added;
  private int newest;

  void add(int pivotIndex, double pivotPrice) {
    newest = added % CAPACITY;
    index[newest] = pivotIndex;
    price[newest] = pivotPrice;
    added++;
  }

  int size() {
    return Math.min(added, CAPACITY);
  }

  /** The candle index at which the pivot lies (not the one that confirmed it). */
  int index(int back) {
    return index[at(back)];
  }

  double price(int back) {
    return price[at(back)];
  }

  private int at(int back) {
    return newest >= back ? newest - back : newest - back + CAPACITY;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(added);
    Binary.write(index, out);
    Binary.write(price, out);
  }

  void read(DataInput in) throws IOException {
    added = in.readInt();
    newest = (added + CAPACITY - 1) % CAPACITY;
    Binary.read(index, in);
    Binary.read(price, in);
  }
}
