package io.ennead.records;

import java.util.Objects;

/**
 * What was missing in an outage is known: a gap like others from now on, even if it has no id.
 *
 * @param gap from the first id behind the last one before the outage
 * @param closedUntil where the last minute ends that closed as {@link OutageMinutes}, epoch
 *     milliseconds
 */
public record OutageEnded(Gap gap, long closedUntil) implements MarketEvent {

  public OutageEnded {
    Objects.requireNonNull(gap, "gap");
  }

  @Override
  public Instrument instrument() {
    return gap.instrument();
  }
}
