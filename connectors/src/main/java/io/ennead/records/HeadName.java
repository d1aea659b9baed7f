package io.ennead.records;

import java.util.Locale;

/** The nine heads, named by what they judge. The order is that of tables and reports. */
public enum HeadName {
  TECHNICAL,
  VOLUME,
  RULES,
  ICT,
  WYCKOFF,
  HARMONIC,
  STRUCTURE,
  SENTIMENT,
  CRYPTO;

  /** The name in files, SQL and on the command line, e.g. {@code wyckoff}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return label();
  }
}
