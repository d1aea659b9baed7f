package io.ennead.analytics.consensus.volume;

import io.ennead.analytics.consensus.ShareReason;

/** What the volume head weighs: each a score of 0..1, .5 even. */
enum Component {
  CVD("CVD over 20 against its base", .20),
  OBV("OBV", .15),
  VWAP("VWAP less TWAP", .15),
  PROFILE("volume profile", .12),
  CMF("CMF", .10),
  AD("A/D trend", .10),
  FORCE("force index", .08),
  TAKER("taker ratio over 3", .05),
  EASE("ease of movement", .05);

  private final ShareReason reason;
  private final double weight;

  Component(String title, double weight) {
    reason = new ShareReason(title);
    this.weight = weight;
  }

  /** The reason that tells the component's score. */
  String reason(double score) {
    return reason.of(score);
  }

  double weight() {
    return weight;
  }
}
