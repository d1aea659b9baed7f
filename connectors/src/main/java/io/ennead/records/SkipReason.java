package io.ennead.records;

import java.util.Arrays;
import java.util.Locale;

/** Why a closed candle is not judged. The order is that in which they are asked. */
public enum SkipReason {
  /** The candle closed before the first start of the run: history that only warms up. */
  BEFORE_START,
  /** Too few closed candles of the timeframe so far. */
  WARM_UP,
  /** Trades are missing from one of the last candles. */
  GAP;

  private static final SkipReason[] ALL = values();

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The name in files and SQL, e.g. {@code warm_up}. */
  public String label() {
    return label;
  }

  /** The one of that label. */
  public static SkipReason of(String label) {
    for (SkipReason each : ALL) {
      if (each.label.equals(label)) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "'" + label + "' is no skip reason: use one of " + Arrays.toString(ALL));
  }

  @Override
  public String toString() {
    return label;
  }
}
