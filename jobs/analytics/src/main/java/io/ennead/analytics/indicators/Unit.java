package io.ennead.analytics.indicators;

/** What an indicator's value is measured in. */
public enum Unit {
  PRICE("quote asset"),
  PERCENT("percent"),
  SCORE("0 to 100"),
  NEGATIVE_SCORE("-100 to 0"),
  SIGNED_SCORE("-100 to 100"),
  RATIO("ratio"),
  INDEX("index without bounds"),
  VOLUME("base asset (forex: ticks)");

  private final String text;

  Unit(String text) {
    this.text = text;
  }

  /** The unit in words, as it stands in documentation and SQL comments. */
  public String text() {
    return text;
  }
}
