package io.ennead.records;

import java.util.Objects;

/**
 * A minute in which the venue's own closed candle and the one folded from its trades differ.
 *
 * @param openTime of the minute, epoch milliseconds
 */
public record AuditDifference(
    Instrument instrument, long openTime, MinuteFigures venue, MinuteFigures own)
    implements MarketEvent {

  public AuditDifference {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(venue, "venue");
    Objects.requireNonNull(own, "own");
  }
}
