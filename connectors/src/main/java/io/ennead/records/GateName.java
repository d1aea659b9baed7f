package io.ennead.records;

import java.util.Arrays;
import java.util.Locale;

/** The quality gates in their order. */
public enum GateName {
  CONSENSUS,
  CONFLUENCE,
  RISK_REWARD,
  HISTORY,
  REGIME,
  COOLDOWN,
  DUPLICATE;

  private static final GateName[] ALL = values();

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The name in files and SQL, e.g. {@code risk_reward}. */
  public String label() {
    return label;
  }

  /** The one of that label. */
  public static GateName of(String label) {
    for (GateName each : ALL) {
      if (each.label.equals(label)) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "'" + label + "' is no gate: use one of " + Arrays.toString(ALL));
  }

  @Override
  public String toString() {
    return label;
  }
}
