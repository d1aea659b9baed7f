package io.ennead.records;

import java.util.Objects;

/**
 * What is to be known of a gap.
 *
 * @param fromId the first missing id
 * @param toId the last missing id; null during an outage, as long as it is not known
 * @param since the earliest time that a missing trade can have, epoch milliseconds
 * @param until the latest time that one can have; null as long as it is not known
 * @param repaired whether its trades have been had after all
 */
public record GapEntry(
    Instrument instrument, long fromId, Long toId, long since, Long until, boolean repaired) {

  public GapEntry {
    Objects.requireNonNull(instrument, "instrument");
  }

  public GapEntry(Gap gap, boolean repaired) {
    this(gap.instrument(), gap.fromId(), gap.toId(), gap.from(), gap.until(), repaired);
  }

  /** One of which only the beginning is known. */
  public static GapEntry of(OutageMinutes outage) {
    return new GapEntry(outage.instrument(), outage.fromId(), null, outage.since(), null, false);
  }

  /** The text in the {@code state} column. */
  public String state() {
    return repaired ? "repaired" : "open";
  }
}
