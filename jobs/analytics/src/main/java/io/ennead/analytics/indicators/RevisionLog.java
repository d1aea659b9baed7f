package io.ennead.analytics.indicators;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Candle;
import io.ennead.records.CarriedLines;
import io.ennead.records.IndicatorSnapshot;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Quality;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The indicators of one instrument and interval, with the past kept open while a gap is: the state
 * from before the oldest GAP candle, and the candles since, at most {@value #MAX_CANDLES}. A candle
 * that comes again with a higher revision is put in its place, and it and all after it are computed
 * again under higher revisions. A gap that grows older than that is given up: its values stay, and
 * carry their label.
 *
 * <p>Repairs come in bursts: {@link #accept} only takes them in, {@link #recompute} then computes
 * once. A candle in its order is computed at once unless a recomputation is due.
 */
public final class RevisionLog {

  /** Candles kept since the oldest open gap. */
  public static final int MAX_CANDLES = 2_000;

  private static final int NONE = -1;

  private final Instrument instrument;
  private final Interval interval;
  private final IndicatorOptions options;
  private final List<LoggedCandle> candles = new ArrayList<>();
  private IndicatorEngine engine;
  private byte[] base;
  private int firstToCompute = NONE;

  public RevisionLog(Instrument instrument, Interval interval, IndicatorOptions options) {
    this.instrument = instrument;
    this.interval = interval;
    this.options = options;
    engine = new IndicatorEngine(instrument, interval, options);
  }

  /**
   * Takes a candle: the next one, or one that comes again. A revision that is not higher than the
   * known one, and a candle from before the kept past, change nothing.
   *
   * @return whether the candle was taken
   */
  public boolean accept(Candle candle, Consumer<IndicatorSnapshot> out) {
    LoggedCandle logged =
        new LoggedCandle(Bar.of(candle), candle.quality(), candle.revision(), NONE);
    if (candle.openTime() <= lastOpenTime()) {
      return replace(logged);
    }
    if (base == null && candle.quality() == Quality.GAP) {
      base = save(engine);
    }
    if (base != null) {
      candles.add(logged);
    }
    if (!isDue()) {
      compute(engine, logged, out);
    }
    if (candles.size() > MAX_CANDLES) {
      recompute(out);
    }
    if (candles.size() > MAX_CANDLES) {
      giveUpOldestGap();
    }
    return true;
  }

  /**
   * Lets OBV and the A/D line go on from an earlier run, before the first candle.
   *
   * @param lines where they stood after the candle that will be the first
   */
  public void carry(CarriedLines lines) {
    engine.set().carry(lines.obv(), lines.adl());
  }

  /** Whether no candle can come between the newest one and this, or it comes again. */
  public boolean follows(Candle candle) {
    long last = lastOpenTime();
    return last != Long.MIN_VALUE && candle.openTime() <= interval.end(last);
  }

  /** Whether candles were taken that {@link #recompute} has not computed yet. */
  public boolean isDue() {
    return firstToCompute != NONE;
  }

  /** Computes what is due, from the first changed candle on; nothing if nothing is due. */
  public void recompute(Consumer<IndicatorSnapshot> out) {
    if (!isDue()) {
      return;
    }
    IndicatorEngine again = load(base);
    int gap = firstGapFrom(0);
    byte[] nextBase = null;
    for (int i = 0; i < candles.size(); i++) {
      if (i == gap) {
        nextBase = save(again);
      }
      if (i < firstToCompute) {
        again.update(candles.get(i).bar(), candles.get(i).quality());
      } else {
        compute(again, candles.get(i), out);
      }
    }
    engine = again;
    firstToCompute = NONE;
    keepFrom(gap, nextBase);
  }

  /** How many candles are kept for a recomputation. */
  public int size() {
    return candles.size();
  }

  /** The 69 after the last candle; while a recomputation is due, as before it. */
  public IndicatorSet set() {
    return engine.set();
  }

  private boolean replace(LoggedCandle candle) {
    int at = 0;
    while (at < candles.size() && candles.get(at).bar().openTime() < candle.bar().openTime()) {
      at++;
    }
    if (at == candles.size() || candles.get(at).bar().openTime() != candle.bar().openTime()) {
      return false;
    }
    LoggedCandle known = candles.get(at);
    if (candle.candleRevision() <= known.candleRevision()) {
      return false;
    }
    candles.set(at, candle.after(known));
    firstToCompute = isDue() ? Math.min(firstToCompute, at) : at;
    return true;
  }

  private void compute(IndicatorEngine with, LoggedCandle candle, Consumer<IndicatorSnapshot> out) {
    with.update(candle.bar(), candle.quality());
    out.accept(with.snapshot(candle.bar(), candle.quality(), candle.nextRevision()));
  }

  private void giveUpOldestGap() {
    int gap = firstGapFrom(1);
    IndicatorEngine forward = load(base);
    for (int i = 0; i < gap; i++) {
      forward.update(candles.get(i).bar(), candles.get(i).quality());
    }
    keepFrom(gap, gap == NONE ? null : save(forward));
  }

  private int firstGapFrom(int index) {
    for (int i = index; i < candles.size(); i++) {
      if (candles.get(i).quality() == Quality.GAP) {
        return i;
      }
    }
    return NONE;
  }

  private void keepFrom(int first, byte[] stateBefore) {
    base = stateBefore;
    candles.subList(0, first == NONE ? candles.size() : first).clear();
  }

  private long lastOpenTime() {
    return candles.isEmpty()
        ? engine.set().lastOpenTime()
        : candles.get(candles.size() - 1).bar().openTime();
  }

  public void save(DataOutput out) throws IOException {
    engine.save(out);
    out.writeInt(base == null ? 0 : base.length);
    if (base != null) {
      out.write(base);
    }
    out.writeInt(firstToCompute);
    out.writeInt(candles.size());
    for (LoggedCandle candle : candles) {
      candle.save(out);
    }
  }

  /** Reads what {@link #save} wrote, under the same options or others. */
  public static RevisionLog load(
      Instrument instrument, Interval interval, IndicatorOptions options, DataInput in)
      throws IOException {
    RevisionLog log = new RevisionLog(instrument, interval, options);
    log.engine = IndicatorEngine.load(instrument, interval, options, in);
    int length = in.readInt();
    if (length > 0) {
      log.base = new byte[length];
      in.readFully(log.base);
    }
    log.firstToCompute = in.readInt();
    for (int left = in.readInt(); left > 0; left--) {
      log.candles.add(LoggedCandle.load(in));
    }
    return log;
  }

  private static byte[] save(IndicatorEngine engine) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      engine.save(new DataOutputStream(bytes));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("the state of the indicators cannot be kept", e);
    }
  }

  private IndicatorEngine load(byte[] state) {
    try {
      return IndicatorEngine.load(
          instrument, interval, options, new DataInputStream(new ByteArrayInputStream(state)));
    } catch (IOException e) {
      throw new UncheckedIOException("the kept state of the indicators cannot be read", e);
    }
  }
}
