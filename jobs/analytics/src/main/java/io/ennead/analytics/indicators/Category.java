package io.ennead.analytics.indicators;

/** What an indicator judges. */
public enum Category {
  TREND,
  MOMENTUM,
  VOLATILITY,
  VOLUME
}
