package io.ennead.records;

import java.util.Objects;

/** The trades of a gap have been had after all: they left in {@link RepairedTrades} before this. */
public record GapRepaired(Gap gap) implements MarketEvent {

  public GapRepaired {
    Objects.requireNonNull(gap, "gap");
  }

  @Override
  public Instrument instrument() {
    return gap.instrument();
  }
}
