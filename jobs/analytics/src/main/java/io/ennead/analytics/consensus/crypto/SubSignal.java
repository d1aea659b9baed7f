package io.ennead.analytics.consensus.crypto;

import io.ennead.records.Direction;

/**
 * What one kind of futures data says.
 *
 * @param reason the finding with its figure and its direction
 * @param confidence 0..1; without meaning when FLAT
 */
record SubSignal(String reason, Direction direction, double confidence) {

  /**
   * @param finding with its figure; its direction is appended
   */
  static SubSignal of(StringBuilder finding, boolean up, boolean down, double confidence) {
    Direction direction = up == down ? Direction.FLAT : up ? Direction.LONG : Direction.SHORT;
    return new SubSignal(
        finding.append(' ').append(direction.name()).toString(), direction, confidence);
  }

  /** A finding to write on. */
  static StringBuilder finding(String what) {
    return new StringBuilder(56).append(what);
  }
}
