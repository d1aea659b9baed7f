package io.ennead.analytics.consensus.ict;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One finding of a side, alive for some candles (its own counts) unless a close goes beyond the
 * price that disproves it.
 *
 * @param born index of the candle on which it was found
 * @param invalid price in the side's view; a close at or below it ends the finding
 * @param level the price that the reason names, in the side's view
 * @param confidence 0..1
 */
record Part(int born, double invalid, double level, double confidence) {

  void write(DataOutput out) throws IOException {
    out.writeInt(born);
    out.writeDouble(invalid);
    out.writeDouble(level);
    out.writeDouble(confidence);
  }

  static Part read(DataInput in) throws IOException {
    return new Part(in.readInt(), in.readDouble(), in.readDouble(), in.readDouble());
  }
}
