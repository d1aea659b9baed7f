package io.ennead.analytics.signals;

import io.ennead.analytics.candles.Rollup;
import io.ennead.records.Candle;
import io.ennead.records.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The candles of a run by the instant at which they close, higher timeframes rolled up. */
final class Ticks {

  private Ticks() {}

  /**
   * @param finest the candles of the finest timeframe, oldest first
   * @param higher the further timeframes of the run
   */
  static TreeMap<Long, List<Candle>> of(List<Candle> finest, Interval... higher) {
    TreeMap<Long, List<Candle>> ticks = new TreeMap<>();
    finest.forEach(candle -> add(ticks, candle));
    for (Interval interval : higher) {
      TreeMap<Long, Rollup> parents = new TreeMap<>();
      for (Candle candle : finest) {
        parents.computeIfAbsent(interval.floor(candle.openTime()), any -> new Rollup()).add(candle);
      }
      long end = finest.get(finest.size() - 1).closeTime();
      parents.forEach(
          (openTime, rollup) -> {
            if (interval.end(openTime) <= end) {
              add(ticks, rollup.parent(interval, openTime));
            }
          });
    }
    return ticks;
  }

  private static void add(TreeMap<Long, List<Candle>> ticks, Candle candle) {
    ticks.computeIfAbsent(candle.closeTime(), any -> new ArrayList<>()).add(candle);
  }
}
