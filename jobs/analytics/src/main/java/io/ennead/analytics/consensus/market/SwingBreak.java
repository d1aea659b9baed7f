package io.ennead.analytics.consensus.market;

/** What the last close beyond a swing meant. */
public enum SwingBreak {
  NONE,
  /** Break of structure: in the direction of the state. */
  BOS,
  /** Change of character: against it, or the first break of all. */
  CHOCH
}
