package io.ennead.records;

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

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The name in files and SQL, e.g. {@code risk_reward}. */
  public String label() {
    return label;
  }

  /** The one of that label. */
  public static GateName of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
