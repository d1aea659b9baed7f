package io.ennead.binance;

import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.io.Serializable;
import java.util.List;

/** Closed candles that are nearer at hand than the exchange's, such as those of the database. */
public interface CandleStore extends Serializable {

  /** Holds none. */
  CandleStore EMPTY = (instrument, interval, from, until) -> List.of();

  /**
   * The candles that open in {@code [from, until)}, epoch milliseconds; what is not stored is left
   * out. May wait; is called by one thread of its own.
   */
  List<Candle> between(Instrument instrument, Interval interval, long from, long until)
      throws Exception;
}
