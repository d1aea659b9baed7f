package io.ennead.records;

import java.util.Objects;

/**
 * Where the first run of an instrument began: nothing is decided over candles that closed before.
 * It comes once, before everything else of an instrument without a position; a run that goes on
 * from one has none.
 *
 * @param at epoch milliseconds
 */
public record RunStart(Instrument instrument, long at) implements MarketEvent, ContextRecord {

  public RunStart {
    Objects.requireNonNull(instrument, "instrument");
  }

  @Override
  public long time() {
    return at;
  }
}
