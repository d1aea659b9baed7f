package io.ennead.records;

import java.util.Objects;

/**
 * Trades that are known to be missing. Every minute that {@code [from, until]} touches is a GAP
 * candle until the trades have been had.
 *
 * @param fromId the first missing id
 * @param toId the last missing id; {@code fromId - 1} behind an outage in which none was
 * @param from the earliest time that a missing trade can have, epoch milliseconds
 * @param until the latest time that a missing trade can have, epoch milliseconds
 */
public record Gap(Instrument instrument, long fromId, long toId, long from, long until)
    implements MarketEvent {

  public Gap {
    Objects.requireNonNull(instrument, "instrument");
    if (toId < fromId - 1) {
      throw new IllegalArgumentException(
          "a gap of ids cannot end at " + toId + ", before its start at " + fromId);
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
