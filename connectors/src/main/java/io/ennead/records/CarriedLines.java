package io.ennead.records;

import java.util.Objects;

/**
 * Where the indicators that are sums over a whole series stood after a candle in an earlier run. It
 * comes before that candle, which is the first of its series in a run with an empty state: so the
 * lines go on, and do not begin anew.
 *
 * @param openTime of the candle, epoch milliseconds
 * @param obv on-balance volume after it
 * @param adl accumulation/distribution line after it
 */
public record CarriedLines(
    Instrument instrument, Interval interval, long openTime, double obv, double adl)
    implements MarketEvent {

  public CarriedLines {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(interval, "interval");
    if (!Double.isFinite(obv) || !Double.isFinite(adl)) {
      throw new IllegalArgumentException(
          "OBV %s and A/D %s of %s %s cannot be carried: take finite numbers"
              .formatted(obv, adl, instrument, interval));
    }
  }
}
