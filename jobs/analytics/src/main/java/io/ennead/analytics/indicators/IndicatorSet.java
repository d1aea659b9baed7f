package io.ennead.analytics.indicators;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.indicators.formula.Adl;
import io.ennead.analytics.indicators.formula.Formula;
import io.ennead.analytics.indicators.formula.Inputs;
import io.ennead.analytics.indicators.formula.Obv;
import io.ennead.analytics.indicators.formula.Trix;
import io.ennead.analytics.indicators.formula.VwapAnchor;
import io.ennead.analytics.indicators.primitive.CandleRing;
import io.ennead.records.Interval;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * The 69 indicators of one instrument and interval, candle by candle, in the order of {@link
 * IndicatorDefinition}. It makes no garbage, and it is for one thread.
 *
 * <p>A saved state holds the newest candles and a section per formula. A section that is not known
 * any more is dropped; a formula that has none (it is new, or its parameters changed) warms up from
 * the saved candles; all others go on to the same bits as if nothing had happened.
 */
public final class IndicatorSet {

  private static final int FORMAT = 1;
  private static final int OWN_MEAN = 20;
  private static final double LEAST_RANGE = 1e-12;

  private final Interval interval;
  private final VwapAnchor vwapAnchor;
  private final Formulas formulas;
  private final Formula[] inOrder;
  private Inputs inputs;

  /** A set whose VWAP begins anew every day at 00:00 UTC. */
  public IndicatorSet(Interval interval) {
    this(interval, VwapAnchor.UTC_DAY);
  }

  public IndicatorSet(Interval interval, VwapAnchor vwapAnchor) {
    this.interval = interval;
    this.vwapAnchor = vwapAnchor;
    formulas = new Formulas(vwapAnchor);
    inOrder = formulas.inOrder();
    inputs = new Inputs(interval.millis());
  }

  /**
   * Lets the lines that are sums over the whole series go on from an earlier run: after the first
   * candle they stand where they stood there. Votes and heads look at their newest steps alone.
   *
   * @throws IllegalStateException behind the first candle
   */
  public void carry(double obv, double adl) {
    if (candles() > 0) {
      throw new IllegalStateException(
          "OBV %s and A/D %s are carried into %s behind its first candle"
              .formatted(obv, adl, interval));
    }
    formulas.obv().carry(obv);
    formulas.adl().carry(adl);
  }

  /** Takes the next closed candle; one that is not later than the last is refused. */
  public void update(Bar bar) {
    inputs.update(bar);
    for (Formula formula : inOrder) {
      formula.update(inputs);
    }
  }

  /** The value of a column after the last candle; NaN while warming up. */
  public double value(int column) {
    return formulas.source(column).value(formulas.output(column));
  }

  /** The value of a column after the last candle; NaN while warming up. */
  public double value(IndicatorDefinition indicator) {
    return value(indicator.ordinal());
  }

  /** The value of a column after the last candle; NaN while warming up. */
  public double value(String column) {
    return value(IndicatorDefinition.of(column));
  }

  /** A new array of all values in the order of {@link IndicatorDefinition}. */
  public double[] snapshot() {
    double[] values = new double[IndicatorDefinition.COUNT];
    copyTo(values);
    return values;
  }

  /** Writes all values into an array of at least {@link IndicatorDefinition#COUNT}. */
  public void copyTo(double[] values) {
    for (int column = 0; column < IndicatorDefinition.COUNT; column++) {
      values[column] = value(column);
    }
  }

  /** How many candles there have been, those before a restore included. */
  public long candles() {
    return inputs.count();
  }

  /**
   * The open time of the last candle, epoch milliseconds; {@link Long#MIN_VALUE} before the first.
   */
  public long lastOpenTime() {
    return candles() == 0 ? Long.MIN_VALUE : inputs.candles().openTime(0);
  }

  /** The close of the last candle; NaN before the first. */
  public double close() {
    return candles() == 0 ? Double.NaN : inputs.candles().close(0);
  }

  /**
   * ATR(14), the measure of distances; NaN while warming up and where it is below 1e-12 of the
   * close, which is rounding: the market does not move.
   */
  public double range() {
    double range = value(IndicatorDefinition.ATR);
    return range > LEAST_RANGE * Math.abs(close()) ? range : Double.NaN;
  }

  public Interval interval() {
    return interval;
  }

  /** 1 while the supertrend is up, -1 while it is down, 0 before it first turned. */
  public int supertrendDirection() {
    return formulas.supertrend().direction();
  }

  /** The last change of TRIX's triple-smoothed average, in units of price; NaN while warming up. */
  public double trixChange() {
    return formulas.trix().value(Trix.CHANGE);
  }

  /** OBV less its own SMA20, by the volume of 20 candles; NaN while warming up. */
  public double obvAboveMean() {
    return Obv.aboveMean(inputs, OWN_MEAN);
  }

  /** The accumulation/distribution line likewise. */
  public double adlAboveMean() {
    return Adl.aboveMean(inputs, OWN_MEAN);
  }

  /** Writes the whole state: the newest candles and a section per formula. */
  public void save(DataOutput out) throws IOException {
    out.writeInt(FORMAT);
    out.writeUTF(interval.label());
    inputs.save(out);
    Sections.save(inOrder, out);
  }

  /**
   * Bytes of a saved state.
   *
   * @param candles those of the kept candles
   * @param formulas those of the sections of all formulas
   */
  public record StateSize(int candles, int formulas) {}

  /** What {@link #save} would write now. */
  public StateSize stateSize() throws IOException {
    DataOutputStream counted = new DataOutputStream(new ByteArrayOutputStream());
    inputs.save(counted);
    int candles = counted.size();
    Sections.save(inOrder, counted);
    return new StateSize(candles, counted.size() - candles);
  }

  /**
   * Reads a state that {@link #save} wrote, for a set with these options.
   *
   * @throws IOException if the bytes are of another interval, of a later format or damaged
   */
  public static IndicatorSet load(Interval interval, VwapAnchor vwapAnchor, DataInput in)
      throws IOException {
    int format = in.readInt();
    if (format != FORMAT) {
      throw new IOException(
          "indicator state of format %d: this version reads format %d".formatted(format, FORMAT));
    }
    String saved = in.readUTF();
    if (!saved.equals(interval.label())) {
      throw new IOException("indicator state of %s cannot serve %s".formatted(saved, interval));
    }
    IndicatorSet set = new IndicatorSet(interval, vwapAnchor);
    set.inputs = Inputs.load(interval.millis(), in);
    List<Formula> missing = Sections.load(set.inOrder, in);
    if (!missing.isEmpty()) {
      set.warmUp(missing);
    }
    return set;
  }

  private void warmUp(List<Formula> missing) throws IOException {
    IndicatorSet fresh = new IndicatorSet(interval, vwapAnchor);
    CandleRing kept = inputs.candles();
    for (int ago = kept.size() - 1; ago >= 0; ago--) {
      fresh.update(kept.bar(ago));
    }
    for (int i = 0; i < inOrder.length; i++) {
      if (missing.contains(inOrder[i])) {
        Sections.copy(fresh.inOrder[i], inOrder[i]);
      }
    }
  }

  Formula[] formulas() {
    return inOrder.clone();
  }

  Inputs inputs() {
    return inputs;
  }
}
