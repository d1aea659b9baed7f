package io.ennead.analytics.consensus.crypto;

import io.ennead.analytics.consensus.state.Binary;
import io.ennead.records.FuturesReading;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The last 200 different readings of the premium, one per candle at most. A premium is below the 10
 * % quantile if at most 20 of them, itself included, are as low; above the 90 % one: mirrored.
 */
final class PremiumHistory {

  private static final int LENGTH = 200;
  private static final int TENTH = LENGTH / 10;

  private final double[] values = new double[LENGTH];
  private int added;
  private long lastTime = Long.MIN_VALUE;

  void add(FuturesReading premium) {
    if (premium.time() > lastTime) {
      lastTime = premium.time();
      values[added % LENGTH] = premium.value();
      added++;
    }
  }

  boolean isFull() {
    return added >= LENGTH;
  }

  boolean amongLowest(double premium) {
    int asLow = 0;
    for (double value : values) {
      asLow += value <= premium ? 1 : 0;
    }
    return asLow <= TENTH;
  }

  boolean amongHighest(double premium) {
    int asHigh = 0;
    for (double value : values) {
      asHigh += value >= premium ? 1 : 0;
    }
    return asHigh <= TENTH;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(added);
    out.writeLong(lastTime);
    Binary.write(values, out);
  }

  void read(DataInput in) throws IOException {
    added = in.readInt();
    lastTime = in.readLong();
    Binary.read(values, in);
  }
}
