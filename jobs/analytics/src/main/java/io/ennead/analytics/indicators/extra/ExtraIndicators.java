package io.ennead.analytics.indicators.extra;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Interval;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * Further indicators, computed by ta4j itself.
 *
 * <p>What ta4j returns depends in the last bits on where its series begins and on the order in
 * which values are asked for. So the series begins anew, from the newest {@value #HISTORY} candles,
 * at every {@value #STEP}th candle since the epoch, and every candle asks every indicator in one
 * order; a restore replays the candles since that beginning. Restored and uninterrupted runs then
 * agree to the bit. An indicator is NaN until it has had its unstable bars, and where ta4j has no
 * number.
 */
public final class ExtraIndicators {

  /** Candles of which a series is begun. */
  public static final int HISTORY = 400;

  /** Candles from one beginning to the next. */
  public static final int STEP = 200;

  private final Interval interval;
  private final List<Expression> expressions;
  private final List<Bar> kept = new ArrayList<>();
  private final List<Indicator<?>> indicators = new ArrayList<>();
  private final double[] values;
  private BarSeries series;

  /**
   * @param entries class names and parameters, e.g. {@code CCIIndicator(20)}
   * @throws IllegalArgumentException for an unknown name, for parameters that do not fit, for an
   *     indicator that has no numbers or that needs a longer history
   */
  public ExtraIndicators(Interval interval, List<String> entries) {
    this.interval = interval;
    expressions = entries.stream().map(Expression::parse).toList();
    values = new double[entries.size()];
    for (int i = 0; i < values.length; i++) {
      check(entries.get(i), expressions.get(i));
    }
    begin();
  }

  /** The names of all ta4j classes that an entry can use. */
  public static List<String> available() {
    return Ta4jCatalog.names();
  }

  /** Takes the next closed candle. */
  public void update(Bar bar) {
    if (values.length == 0) {
      return;
    }
    boolean step = !kept.isEmpty() && step(bar) != step(kept.get(kept.size() - 1));
    kept.add(bar);
    if (step && kept.size() > HISTORY) {
      kept.subList(0, kept.size() - HISTORY).clear();
      begin();
      kept.forEach(this::feed);
    } else {
      feed(bar);
    }
  }

  /** A new array of the values after the last candle, in the order of the entries. */
  public double[] values() {
    return values.clone();
  }

  /** How many candles are kept: at most {@link #HISTORY} + {@link #STEP}. */
  public int size() {
    return kept.size();
  }

  public void save(DataOutput out) throws IOException {
    out.writeInt(kept.size());
    for (Bar bar : kept) {
      out.writeLong(bar.openTime());
      out.writeDouble(bar.open());
      out.writeDouble(bar.high());
      out.writeDouble(bar.low());
      out.writeDouble(bar.close());
      out.writeDouble(bar.volume());
    }
  }

  /** Reads what {@link #save} wrote, with the same entries or others. */
  public static ExtraIndicators load(Interval interval, List<String> entries, DataInput in)
      throws IOException {
    ExtraIndicators extras = new ExtraIndicators(interval, entries);
    for (int left = in.readInt(); left > 0; left--) {
      Bar bar =
          new Bar(
              in.readLong(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              Double.NaN);
      if (!entries.isEmpty()) {
        extras.kept.add(bar);
        extras.feed(bar);
      }
    }
    return extras;
  }

  private long step(Bar bar) {
    return Math.floorDiv(bar.openTime(), interval.millis() * STEP);
  }

  private void begin() {
    series = new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
    Ta4jIndicators maker = new Ta4jIndicators(series);
    indicators.clear();
    expressions.forEach(expression -> indicators.add(maker.make(expression)));
    Arrays.fill(values, Double.NaN);
  }

  private void feed(Bar bar) {
    add(series, bar);
    int last = series.getEndIndex();
    for (int i = 0; i < values.length; i++) {
      double value = ((Num) indicators.get(i).getValue(last)).doubleValue();
      boolean ready = last >= indicators.get(i).getUnstableBars() && Double.isFinite(value);
      values[i] = ready ? value : Double.NaN;
    }
  }

  private void add(BarSeries target, Bar bar) {
    target.addBar(
        new BaseBar(
            Duration.ofMillis(interval.millis()),
            Instant.ofEpochMilli(interval.end(bar.openTime())).atZone(ZoneOffset.UTC),
            DoubleNum.valueOf(bar.open()),
            DoubleNum.valueOf(bar.high()),
            DoubleNum.valueOf(bar.low()),
            DoubleNum.valueOf(bar.close()),
            DoubleNum.valueOf(bar.volume()),
            DoubleNum.valueOf(0)));
  }

  /** Asks it for one value: ta4j itself refuses some parameters only then. */
  private void check(String entry, Expression expression) {
    BarSeries trial = new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
    add(trial, new Bar(0, 1, 2, .5, 1.5, 1, Double.NaN));
    Indicator<?> indicator = new Ta4jIndicators(trial).make(expression);
    if (!(indicator.getValue(0) instanceof Num)) {
      throw new IllegalArgumentException(
          "indicators.extra entry '%s' is refused: its values are no numbers".formatted(entry));
    }
    if (indicator.getUnstableBars() >= HISTORY) {
      throw new IllegalArgumentException(
          "indicators.extra entry '%s' is refused: it needs %d candles, %d are kept"
              .formatted(entry, indicator.getUnstableBars(), HISTORY));
    }
  }
}
