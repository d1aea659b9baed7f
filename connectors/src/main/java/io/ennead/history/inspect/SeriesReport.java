package io.ennead.history.inspect;

import io.ennead.records.Instrument;
import io.ennead.records.Interval;

/**
 * What the files of one instrument are together.
 *
 * @param interval of its klines; null for trades
 * @param rows each key once
 * @param duplicates rows that stand twice with the same content
 * @param superseded rows that a fuller one of the same key replaced
 * @param repeated the keys that more than one row has
 * @param missing keys between the first and the last that no row has
 */
public record SeriesReport(
    Instrument instrument,
    Interval interval,
    long rows,
    long duplicates,
    long superseded,
    Ranges repeated,
    Ranges missing) {

  public boolean isDefective() {
    return superseded > 0 || missing.count() > 0;
  }
}
