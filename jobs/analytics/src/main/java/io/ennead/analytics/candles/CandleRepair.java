package io.ennead.analytics.candles;

import io.ennead.records.BinaryCodec;
import io.ennead.records.Candle;
import io.ennead.records.CandleCodec;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import io.ennead.records.RepairedTrades;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes the candles of one instrument whole again. Closed candles of all intervals pass through it
 * as they are. When the minutes of a gap have been read again, their candles come again as
 * REPAIRED, under higher revisions; after them the empty minutes that had repeated an old close,
 * and the parents, rolled up again from the children that were kept.
 *
 * <p>Candles come in the order of their closes, those of one instant with the shortest interval
 * first, and repairs between them where {@link RepairedTrades#at} says: what comes again, and under
 * which revision, is then a function of what was recorded.
 */
public final class CandleRepair {

  /** Did not keep when a repair is due. */
  private static final int UNTIMED = 1;

  private static final int VERSION = 2;

  private static final Map<Interval, Interval> CHILDREN =
      Map.of(Interval.M5, Interval.M1, Interval.M15, Interval.M5, Interval.H1, Interval.M15);

  private final Instrument instrument;
  private final Origin origin;
  private final Map<Interval, KeptCandles> kept = new EnumMap<>(Interval.class);
  private final List<RereadMinutes> reread = new ArrayList<>();

  /**
   * @param origin where the trades come from
   */
  public CandleRepair(Instrument instrument, Origin origin) {
    this.instrument = instrument;
    this.origin = origin;
  }

  /** Passes a closed candle on, corrected if it was made of what has been replaced since. */
  public void accept(Candle candle, Consumer<Candle> out) {
    Candle before = series(candle.interval()).before(candle.openTime());
    if (candle.interval() == Interval.M1 && before != null && contradicts(before, candle)) {
      replace(repeating(before, candle), out);
      return;
    }
    Candle again = rolledUpAgain(candle);
    replace(again == null ? candle : again, out);
  }

  /** Takes in trades that were read again; a part 0 begins anew. */
  public void add(RepairedTrades part) {
    if (part.part() == 0) {
      reread.removeIf(minutes -> !minutes.isWhole());
      reread.add(new RereadMinutes(instrument, part.from(), part.until()));
    }
    if (reread.isEmpty()) {
      throw new IllegalStateException(
          "%s: a repair begins with part %d".formatted(instrument, part.part()));
    }
    reread.get(reread.size() - 1).add(part);
  }

  /**
   * Replaces the candles of minutes that have been read again as a whole.
   *
   * @param closed the candles that close by then have all been passed, and no others, epoch
   *     milliseconds
   */
  public void repair(long closed, Consumer<Candle> out) {
    for (RereadMinutes minutes : List.copyOf(reread)) {
      if (minutes.isWhole() && minutes.at() <= closed) {
        reread.remove(minutes);
        for (long t = minutes.from(); t < minutes.until(); t = Interval.M1.end(t)) {
          repair(t, minutes.at(t), out);
        }
        Candle last = series(Interval.M1).get(minutes.until() - Interval.M1.millis());
        if (last != null) {
          repeat(last, out);
        }
      }
    }
  }

  /** How many candles are kept for repairs. */
  public int size() {
    return kept.values().stream().mapToInt(KeptCandles::size).sum();
  }

  private void repair(long openTime, MinuteFold minute, Consumer<Candle> out) {
    KeptCandles minutes = series(Interval.M1);
    Candle old = minutes.get(openTime);
    if (old != null && old.quality().isWhole()) {
      return;
    }
    int revision = old == null ? 1 : old.revision() + 1;
    if (minute != null) {
      replace(minute.toCandle(Quality.REPAIRED, revision, origin), out);
    } else {
      Candle before = minutes.before(openTime);
      Candle known = before == null ? old : before;
      if (known == null) {
        // Nothing was traded yet: the minute has no price.
        return;
      }
      BigDecimal price = before == null ? old.open() : before.close();
      replace(
          Candle.empty(
              instrument, Interval.M1, openTime, price, Quality.REPAIRED, revision, origin),
          out);
    }
  }

  /** Makes the empty minutes behind one repeat its close. */
  private void repeat(Candle minute, Consumer<Candle> out) {
    KeptCandles minutes = series(Interval.M1);
    Candle next = minutes.after(minute.openTime());
    while (next != null && contradicts(minute, next)) {
      replace(repeating(minute, next), out);
      next = minutes.after(next.openTime());
    }
  }

  /** Whether an empty minute repeats another close than that of the minute before it. */
  private static boolean contradicts(Candle before, Candle minute) {
    return minute.volume().signum() == 0 && minute.close().compareTo(before.close()) != 0;
  }

  private static Candle repeating(Candle before, Candle empty) {
    return Candle.empty(
        empty.instrument(),
        empty.interval(),
        empty.openTime(),
        before.close(),
        empty.quality(),
        empty.revision() + 1,
        empty.origin());
  }

  private void replace(Candle candle, Consumer<Candle> out) {
    out.accept(candle);
    series(candle.interval()).put(candle);
    Optional<Interval> parent = candle.interval().parent();
    if (parent.isPresent()) {
      Candle known = series(parent.get()).get(parent.get().floor(candle.openTime()));
      Candle again = known == null ? null : rolledUpAgain(known);
      if (again != null) {
        replace(again, out);
      }
    }
  }

  /** The parent made of its kept children, if these have come to a higher revision; else null. */
  private Candle rolledUpAgain(Candle parent) {
    Interval child = CHILDREN.get(parent.interval());
    if (child == null) {
      return null;
    }
    List<Candle> children = series(child).groupAt(parent.openTime());
    int revision = children.stream().mapToInt(Candle::revision).sum();
    if (revision <= parent.revision()
        || children.size() < parent.interval().millis() / child.millis()) {
      return null;
    }
    Rollup rollup = new Rollup();
    children.forEach(rollup::add);
    return rollup.parent(parent.interval(), parent.openTime());
  }

  private KeptCandles series(Interval interval) {
    return kept.computeIfAbsent(interval, KeptCandles::new);
  }

  public void save(DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeByte(CandleCodec.INSTANCE.version());
    out.writeByte(kept.size());
    for (Map.Entry<Interval, KeptCandles> each : kept.entrySet()) {
      out.writeUTF(each.getKey().label());
      each.getValue().save(out);
    }
    out.writeInt(reread.size());
    for (RereadMinutes minutes : reread) {
      minutes.save(out);
    }
  }

  /** Reads what {@link #save} wrote. */
  public static CandleRepair load(Instrument instrument, Origin origin, DataInput in)
      throws IOException {
    int version = in.readUnsignedByte();
    if (version != UNTIMED) {
      BinaryCodec.requireVersion(version, VERSION, "candle repair");
    }
    int candleVersion = in.readUnsignedByte();
    CandleRepair repair = new CandleRepair(instrument, origin);
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      repair.series(Interval.of(in.readUTF())).load(candleVersion, in);
    }
    for (int left = in.readInt(); left > 0; left--) {
      repair.reread.add(RereadMinutes.load(instrument, version != UNTIMED, in));
    }
    return repair;
  }
}
