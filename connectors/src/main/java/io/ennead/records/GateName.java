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

  /** The name in files and SQL, e.g. {@code risk_reward}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
