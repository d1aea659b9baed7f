package io.ennead.analytics.indicators;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Interval;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Our own bits over a made-up series: per column a digest of 2,000 values and the last one. {@link
 * #main} writes the two stored resources anew, after a change of values that is wanted.
 */
final class GoldenBits {

  private static final int CANDLES = 2_000;

  private GoldenBits() {}

  static List<String> lines() {
    List<Bar> bars = Series.roughWalk(69, CANDLES);
    ByteBuffer[] bits = new ByteBuffer[IndicatorDefinition.COUNT];
    for (int column = 0; column < bits.length; column++) {
      bits[column] = ByteBuffer.allocate(CANDLES * Double.BYTES);
    }
    IndicatorSet set = new IndicatorSet(Interval.H1);
    for (Bar bar : bars) {
      set.update(bar);
      for (int column = 0; column < bits.length; column++) {
        bits[column].putLong(Double.doubleToLongBits(set.value(column)));
      }
    }
    List<String> lines = new ArrayList<>();
    for (IndicatorDefinition column : IndicatorDefinition.values()) {
      String last = Double.toHexString(set.value(column));
      lines.add(column.column() + "," + digest(bits[column.ordinal()].array()) + "," + last);
    }
    return lines;
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * @param args the folder of this package among the test resources
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Files.write(folder.resolve("golden-bits.csv"), lines());
    IndicatorSet set = new IndicatorSet(Interval.H1);
    Series.roughWalk(2024, 500).subList(0, 400).forEach(set::update);
    try (OutputStream file = Files.newOutputStream(folder.resolve("indicator-set-1.bin"))) {
      set.save(new DataOutputStream(file));
    }
  }
}
