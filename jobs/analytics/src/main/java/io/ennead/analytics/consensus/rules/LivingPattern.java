package io.ennead.analytics.consensus.rules;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A pattern that was found, until it is too old or a close goes beyond its price.
 *
 * @param title its name in the field's terms
 * @param born index of the candle on which it was found
 * @param life for how many candles it lives, its own included
 * @param invalid price in the side's view
 * @param confidence 0..1
 */
record LivingPattern(String title, int born, int life, double invalid, double confidence) {

  void write(DataOutput out) throws IOException {
    out.writeUTF(title);
    out.writeInt(born);
    out.writeInt(life);
    out.writeDouble(invalid);
    out.writeDouble(confidence);
  }

  static LivingPattern read(DataInput in) throws IOException {
    return new LivingPattern(
        in.readUTF(), in.readInt(), in.readInt(), in.readDouble(), in.readDouble());
  }
}
