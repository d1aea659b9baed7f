package io.ennead.analytics.signals.options;

import java.io.Serializable;
import java.time.Duration;

/**
 * How much event time must lie between two signals of a symbol.
 *
 * @param sameDirection between two in the same direction
 * @param any between any two
 */
public record CooldownOptions(Duration sameDirection, Duration any) implements Serializable {

  public static final CooldownOptions DEFAULT =
      new CooldownOptions(Duration.ofMinutes(60), Duration.ofMinutes(15));

  public CooldownOptions {
    if (sameDirection.isNegative() || any.isNegative()) {
      throw new IllegalArgumentException(
          "cooldowns %s and %s are refused: they start at zero".formatted(sameDirection, any));
    }
  }
}
