package io.ennead.records;

import java.util.Objects;

/**
 * Minutes that close although nothing is known of them: the stream is silent, and it cannot be
 * learnt elsewhere whether anything was traded. They are GAP candles until that has been learnt; a
 * {@link Clock} of the same minutes follows. The next {@link OutageEnded} of the instrument tells
 * which ids were missing.
 *
 * @param fromId the first id that may be missing
 * @param since the earliest time that a missing trade can have, epoch milliseconds; it lies in the
 *     outage's first minute
 * @param from the first of these minutes, epoch milliseconds
 * @param until where the last one ends
 */
public record OutageMinutes(Instrument instrument, long fromId, long since, long from, long until)
    implements MarketEvent {

  public OutageMinutes {
    Objects.requireNonNull(instrument, "instrument");
    if (until <= from || Interval.M1.floor(from) != from || Interval.M1.floor(until) != until) {
      throw new IllegalArgumentException(
          "an outage closes whole minutes and at least one, not [" + from + ", " + until + ")");
    }
    if (Interval.M1.floor(since) > from) {
      throw new IllegalArgumentException(
          "an outage since " + since + " cannot close the minute " + from + " before");
    }
  }

  /** Whether the outage begins with them. */
  public boolean areFirst() {
    return Interval.M1.floor(since) == from;
  }
}
