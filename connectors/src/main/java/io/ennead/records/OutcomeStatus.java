package io.ennead.records;

/** What became of a signal. */
public enum OutcomeStatus {
  /** Neither level was reached yet. */
  ACTIVE,
  TARGET,
  /** Also where one candle spans both levels. */
  STOP,
  /** Neither level was reached in the time that a signal has. */
  EXPIRED;

  public boolean isResolved() {
    return this != ACTIVE;
  }
}
