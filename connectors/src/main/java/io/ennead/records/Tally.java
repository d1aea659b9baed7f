package io.ennead.records;

import java.util.Objects;

/**
 * Something that a live feed counted, on its way to the job's metrics: it travels with the trades,
 * so that a checkpoint holds either both or neither. Provenance: it changes no candle.
 *
 * @param metric the name of the figure
 * @param label which kind of it was counted; empty where there is only one
 * @param count how often
 */
public record Tally(Instrument instrument, String metric, String label, long count)
    implements MarketEvent {

  public Tally {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(label, "label");
  }
}
