package io.ennead.analytics.consensus.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Arrays of a fixed length in binary form. */
public final class Binary {

  private Binary() {}

  public static void write(double[] values, DataOutput out) throws IOException {
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  public static void write(int[] values, DataOutput out) throws IOException {
    for (int value : values) {
      out.writeInt(value);
    }
  }

  public static void read(double[] values, DataInput in) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
  }

  public static void read(int[] values, DataInput in) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readInt();
    }
  }
}
