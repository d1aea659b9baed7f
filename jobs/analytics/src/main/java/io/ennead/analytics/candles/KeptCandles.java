package io.ennead.analytics.candles;

import io.ennead.records.Candle;
import io.ennead.records.CandleCodec;
import io.ennead.records.Interval;
import io.ennead.records.Quality;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The closed candles of one interval that a repair may still need: those under the newest two
 * parents, and those beside a doubtful one. Doubtful are a GAP, and what repeats its close.
 *
 * <p>At most {@value #MOST_CANDLES} are kept; of more, the oldest are let go, and their parents
 * stay as they are.
 */
final class KeptCandles {

  static final int MOST_CANDLES = 3_000;

  private final Interval interval;
  private final long group;
  private final TreeMap<Long, Candle> candles = new TreeMap<>();

  KeptCandles(Interval interval) {
    this.interval = interval;
    this.group = interval.parent().orElse(interval).millis();
  }

  Candle get(long openTime) {
    return candles.get(openTime);
  }

  Candle before(long openTime) {
    return candles.get(openTime - interval.millis());
  }

  Candle after(long openTime) {
    return candles.get(interval.end(openTime));
  }

  int size() {
    return candles.size();
  }

  /** Keeps a candle in place of an earlier version of it. */
  void put(Candle candle) {
    boolean nextGroup =
        !candles.isEmpty() && groupOf(candles.lastKey()) < groupOf(candle.openTime());
    candles.put(candle.openTime(), candle);
    if (nextGroup) {
      letGo();
    }
  }

  /** The kept children of the parent that holds an instant. */
  List<Candle> groupAt(long openTime) {
    long from = groupOf(openTime);
    return List.copyOf(candles.subMap(from, from + group).values());
  }

  private long groupOf(long openTime) {
    return Math.floorDiv(openTime, group) * group;
  }

  private void letGo() {
    Set<Long> needed = new HashSet<>();
    long newest = groupOf(candles.lastKey());
    needed.add(newest);
    needed.add(newest - group);
    Candle last = null;
    boolean doubtful = false;
    for (Candle candle : candles.values()) {
      boolean follows = last != null && interval.end(last.openTime()) == candle.openTime();
      doubtful =
          candle.quality() == Quality.GAP || doubtful && follows && candle.volume().signum() == 0;
      if (doubtful) {
        needed.add(groupOf(candle.openTime()));
        needed.add(groupOf(candle.openTime() - interval.millis()));
      }
      last = candle;
    }
    candles.keySet().removeIf(openTime -> !needed.contains(groupOf(openTime)));
    while (candles.size() > MOST_CANDLES) {
      candles.pollFirstEntry();
    }
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(candles.size());
    for (Candle candle : candles.values()) {
      CandleCodec.INSTANCE.write(candle, out);
    }
  }

  void load(int candleVersion, DataInput in) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      Candle candle = CandleCodec.INSTANCE.read(candleVersion, in);
      candles.put(candle.openTime(), candle);
    }
  }
}
