package io.ennead.analytics.consensus;

import io.ennead.records.Direction;
import io.ennead.records.Interval;
import java.util.Objects;

/**
 * The swings of strength 5 of a higher timeframe, as of its last candle closed at or before this
 * instant.
 *
 * @param direction FLAT before their first break
 */
public record HigherSwings(Interval interval, Direction direction) {

  /** The strength of the swings that timeframes tell each other. */
  public static final int STRENGTH = 5;

  public HigherSwings {
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(direction, "direction");
  }
}
