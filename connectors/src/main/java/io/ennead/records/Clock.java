package io.ennead.records;

import java.util.Objects;

/**
 * The proof that every trade of an instrument with a time in {@code [from, until)} has left the
 * source, or lies in a {@link Gap} or in {@link OutageMinutes}. Both ends are whole minutes, in
 * epoch milliseconds; the clocks of an instrument follow each other without a hole but for minutes
 * that came as {@link HistoryCandle}s. A minute that neither covers is not whole.
 */
public record Clock(Instrument instrument, long from, long until) implements MarketEvent {

  public Clock {
    Objects.requireNonNull(instrument, "instrument");
    if (until <= from || Interval.M1.floor(from) != from || Interval.M1.floor(until) != until) {
      throw new IllegalArgumentException(
          "a clock covers whole minutes and at least one, not [" + from + ", " + until + ")");
    }
  }
}
