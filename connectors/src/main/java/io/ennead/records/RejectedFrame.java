package io.ennead.records;

import java.util.Objects;

/**
 * A message of a venue that could not be read, or holds a value that cannot be. Provenance.
 *
 * @param instrument whose stream it came on; {@link #UNTOLD} as symbol when the message does not
 *     tell
 * @param at when it came, wall-clock epoch milliseconds
 * @param reason what is wrong with it
 * @param excerpt how it begins
 */
public record RejectedFrame(Instrument instrument, long at, String reason, String excerpt)
    implements MarketEvent {

  /** Stands for a symbol that the message does not tell. */
  public static final String UNTOLD = "*";

  public RejectedFrame {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(excerpt, "excerpt");
  }
}
