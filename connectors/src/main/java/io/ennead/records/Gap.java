package io.ennead.records;

import java.util.Objects;

/**
 * Trades that are known to be missing. Every minute that {@code [from, until]} touches is a GAP
 * candle until the trades have been had.
 *
 * @param fromId the first missing id
 * @param toId the last missing id
 * @param from the earliest time that a missing trade can have, epoch milliseconds
 * @param until the latest time that a missing trade can have, epoch milliseconds
 */
public record Gap(Instrument instrument, long fromId, long toId, long from, long until)
    implements MarketEvent {

  public Gap {
    Objects.requireNonNull(instrument, "instrument");
    if (toId < fromId) {
      throw new IllegalArgumentException(
          "a gap of ids from " + fromId + " to " + toId + " is empty");
    }
    if (until < from) {
      throw new IllegalArgumentException(
          "a gap cannot end at " + until + ", before its start at " + from);
    }
  }

  /** How many ids are missing. */
  public long size() {
    return toId - fromId + 1;
  }
}
