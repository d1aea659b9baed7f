package io.ennead.analytics.indicators;

/** When a column votes LONG or SHORT; every threshold is relative to price or to ATR(14). */
public enum VoteRule {
  NONE("abstains"),
  PRICE_LEVEL("LONG with the close above it by more than .05 ATR, SHORT below it by more"),
  ABOVE_55("LONG above 55, SHORT below 45"),
  WILLIAMS("LONG above -45, SHORT below -55"),
  BEYOND_50("LONG above 50, SHORT below -50"),
  BEYOND_5("LONG above 5, SHORT below -5"),
  PRICE_DIFFERENCE("LONG above .05 ATR, SHORT below -.05 ATR"),
  RELATIVE_CHANGE("LONG above .05 ATR / close, SHORT below -.05 ATR / close"),
  PPO_AGAINST_SIGNAL(
      "the difference to its signal: LONG above .05 ATR / close, SHORT below -.05 ATR / close"),
  MONEY_FLOW("LONG above .05, SHORT below -.05"),
  OWN_MEAN("LONG above its own SMA20, SHORT below"),
  DIRECTIONAL("with ADX above 25: LONG with plus_di above minus_di, SHORT below"),
  AROON("LONG with aroon_up above aroon_down, SHORT below"),
  CHANDELIER("LONG with the close above both lines, SHORT below both"),
  BAND_POSITION("LONG with the close above .55 of the band's width, SHORT below .45");

  private final String text;

  VoteRule(String text) {
    this.text = text;
  }

  /** The rule in words, as it stands in documentation and SQL comments. */
  public String text() {
    return text;
  }
}
