package io.ennead.records;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What became of a signal, or of a shadow: a candidate that a late gate rejected and that is
 * followed all the same. It comes once as ACTIVE and once more when it is resolved.
 *
 * <p>1 R is what the stop costs, fees included.
 *
 * @param id of the signal, or the one that the shadow would have had
 * @param closeTime of the candle that brought it, epoch milliseconds
 * @param time when it was resolved: the close of the candle that did, or the end of its time; of an
 *     ACTIVE one the close time
 * @param price at which it was left; of an ACTIVE one the entry
 * @param resultR after fees, in R; null while ACTIVE
 * @param resultPercent after fees, in percent of the entry; null while ACTIVE
 * @param favourableR the highest favourable excursion of the price, in R, before fees
 * @param adverseR the highest adverse excursion of the price, in R, before fees; not negative
 */
public record Outcome(
    String id,
    Instrument instrument,
    Interval interval,
    Direction direction,
    long closeTime,
    BigDecimal entry,
    BigDecimal stop,
    BigDecimal target,
    boolean shadow,
    OutcomeStatus status,
    long time,
    BigDecimal price,
    BigDecimal resultR,
    BigDecimal resultPercent,
    BigDecimal favourableR,
    BigDecimal adverseR) {

  public Outcome {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(interval, "interval");
    Objects.requireNonNull(direction, "direction");
    entry = Decimals.canonical(entry);
    stop = Decimals.canonical(stop);
    target = Decimals.canonical(target);
    price = Decimals.canonical(price);
    resultR = resultR == null ? null : Decimals.canonical(resultR);
    resultPercent = resultPercent == null ? null : Decimals.canonical(resultPercent);
    favourableR = Decimals.canonical(favourableR);
    adverseR = Decimals.canonical(adverseR);
    if (status.isResolved() != (resultR != null) || (resultR == null) != (resultPercent == null)) {
      throw new IllegalArgumentException(
          "outcome %s is refused: %s with a result of %s R and %s %%"
              .formatted(id, status, resultR, resultPercent));
    }
  }
}
