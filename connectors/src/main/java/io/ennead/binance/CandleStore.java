package io.ennead.binance;

import io.ennead.records.Candle;
import io.ennead.records.CarriedLines;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** Closed candles that are nearer at hand than the exchange's, such as those of the database. */
public interface CandleStore extends Serializable {

  /** Holds none. */
  CandleStore EMPTY = (instrument, interval, from, until) -> List.of();

  /**
   * The candles that open in {@code [from, until)}, epoch milliseconds; what is not stored is left
   * out. May wait; is called by one thread of its own.
   *
   * @throws DamagedCandlesException if they are not what they are said to be: the source ends. Of
   *     any other failure it tells, and asks the exchange
   */
  List<Candle> between(Instrument instrument, Interval interval, long from, long until)
      throws Exception;

  /**
   * Where the sums over a series stood after a candle; empty if it is not known. May wait, too.
   *
   * @param openTime of the candle, epoch milliseconds
   */
  default Optional<CarriedLines> lines(Instrument instrument, Interval interval, long openTime)
      throws Exception {
    return Optional.empty();
  }
}
