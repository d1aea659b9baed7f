package io.ennead.analytics.consensus.crypto;

import io.ennead.records.Direction;

/**
 * What one kind of futures data says.
 *
 * @param reason the finding with its figure
 * @param confidence 0..1; without meaning when FLAT
 */
record SubSignal(String reason, Direction direction, double confidence) {

  static SubSignal of(String reason, boolean up, boolean down, double confidence) {
    Direction direction = up == down ? Direction.FLAT : up ? Direction.LONG : Direction.SHORT;
    return new SubSignal(reason, direction, confidence);
  }
}
