package io.ennead.pipeline.candles;

import io.ennead.analytics.candles.MinuteFold;
import io.ennead.metrics.Gauges;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Trade;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;

/** The minutes of one instrument that have not been handed on. */
final class OpenMinutes {

  private static final long MINUTE = Interval.M1.millis();

  private final Instrument instrument;
  private final Map<Long, MinuteFold> minutes = new HashMap<>();

  /** The one asked for last: most trades fall into it. */
  private MinuteFold last;

  private long newestTrade = Gauges.NONE;

  OpenMinutes(Instrument instrument) {
    this.instrument = instrument;
  }

  int size() {
    return minutes.size();
  }

  /** Folds a trade into its minute. */
  void add(Trade trade) {
    long millis = trade.timeMillis();
    if (millis > newestTrade) {
      newestTrade = millis;
    }
    at(millis).add(trade);
  }

  /**
   * The time of the newest trade; {@link Gauges#NONE} before any. Also read by the thread of the
   * metrics, which may see one that is a little older.
   */
  long newestTrade() {
    return newestTrade;
  }

  /** The minute that holds an instant, in epoch milliseconds; begun if it is not there. */
  MinuteFold at(long millis) {
    MinuteFold held = last;
    if (held != null) {
      long offset = millis - held.openTime();
      if (offset >= 0 && offset < MINUTE) {
        return held;
      }
    }
    last =
        minutes.computeIfAbsent(
            Interval.M1.floor(millis), openTime -> new MinuteFold(instrument, openTime));
    return last;
  }

  /** Takes out the minutes whose last millisecond is not after an instant. */
  void takeUntil(long until, Consumer<MinuteFold> out) {
    last = null;
    for (Iterator<MinuteFold> it = minutes.values().iterator(); it.hasNext(); ) {
      MinuteFold minute = it.next();
      if (minute.openTime() + MINUTE - 1 <= until) {
        it.remove();
        out.accept(minute);
      }
    }
  }
}
