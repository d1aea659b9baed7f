package io.ennead.binance.clock;

import java.io.Serializable;

/**
 * The time that a live source measures its durations in: patience, backoff, limits. It decides
 * nothing about candles but when the minutes of an outage close, of which nothing is known.
 */
public interface SourceClock extends Serializable {

  /**
   * Milliseconds from an arbitrary origin; never goes back, and is the same for a whole process.
   */
  long millis();

  /** How long a duration of this clock lasts on the machine's, in milliseconds, at least 1. */
  long toMachineMillis(long millis);

  /** Wall-clock epoch milliseconds, for provenance only. */
  long wallMillis();
}
