package io.ennead.analytics.consensus.market;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.consensus.state.Section;
import io.ennead.analytics.consensus.state.Sections;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What the heads see of one instrument and interval: the newest candles, ATR(14), the volume ratio,
 * the confirmed pivots and what follows from them. Updated once per closed candle; a GAP candle is
 * not fed, as if its row were absent. Memory is bounded: {@value BarRing#CAPACITY} candles, 40
 * highs and 40 lows per strength.
 *
 * <p>Indices count the candles fed, from 0.
 */
public final class Market implements Section {

  private static final int VERSION = 1;
  private static final int[] STRENGTHS = {2, 3, 5, 8, 10, 20};
  private static final int[] ALTERNATING = {3, 5, 8};
  private static final int[] UNITS = {3, 5, 10};
  private static final int[] NONE = {};
  private static final int VOLUME_LENGTH = 20;

  private final int[] strengths;
  private final int[] alternatingStrengths;
  private final int[] unitStrengths;
  private final BarRing bars = new BarRing();
  private final AverageTrueRange range = new AverageTrueRange();
  private final Pivots[] pivots = new Pivots[BarRing.LARGEST_STRENGTH + 1];
  private final AlternatingPivots[] alternating =
      new AlternatingPivots[BarRing.LARGEST_STRENGTH + 1];
  private final SwingUnit[] units = new SwingUnit[BarRing.LARGEST_STRENGTH + 1];
  private final SideView longSide = new SideView(this, false);
  private final SideView shortSide = new SideView(this, true);
  private double volumeRatio = 1;

  /** With everything that the heads ask for. */
  public Market() {
    this(STRENGTHS, ALTERNATING, UNITS);
  }

  private Market(int[] strengths, int[] alternatingStrengths, int[] unitStrengths) {
    this.strengths = strengths;
    this.alternatingStrengths = alternatingStrengths;
    this.unitStrengths = unitStrengths;
    for (int strength : strengths) {
      pivots[strength] = new Pivots(strength);
    }
    for (int strength : alternatingStrengths) {
      alternating[strength] = new AlternatingPivots();
    }
    for (int strength : unitStrengths) {
      units[strength] = new SwingUnit(pivots[strength]);
    }
  }

  /** With the pivots of one strength only, and no swings. */
  public static Market withPivots(int strength) {
    return new Market(new int[] {strength}, NONE, NONE);
  }

  /** Takes the next closed candle. */
  public void update(Bar bar) {
    volumeRatio = ratioToMean(bar.volume());
    bars.add(bar, range.update(bar.high(), bar.low(), bar.close()));
    for (int strength : strengths) {
      pivots[strength].update(bars);
    }
    for (int strength : alternatingStrengths) {
      alternating[strength].update(pivots[strength]);
    }
    for (int strength : unitStrengths) {
      units[strength].update(bar.close());
    }
  }

  private double ratioToMean(double volume) {
    int length = Math.min(VOLUME_LENGTH, bars.count());
    double sum = 0;
    for (int n = 0; n < length; n++) {
      sum += bars.volume(n);
    }
    return sum > 0 ? volume / (sum / length) : 1;
  }

  /** Candles fed so far. */
  public int count() {
    return bars.count();
  }

  /** Index of the current candle, -1 before the first. */
  public int index() {
    return bars.count() - 1;
  }

  /** Open time of the current candle, epoch milliseconds. */
  public long openTime() {
    return bars.openTime();
  }

  /** ATR(14) of the current candle in price units; NaN before the 15th. */
  public double atr() {
    return bars.atr(0);
  }

  /** This candle's volume over the mean of the 20 before it; 1 if that mean is 0. */
  public double volumeRatio() {
    return volumeRatio;
  }

  /** Prices as they are. */
  public SideView longSide() {
    return longSide;
  }

  /**
   * Prices mirrored at zero: the rules of the LONG side, read there, are those of the SHORT side.
   */
  public SideView shortSide() {
    return shortSide;
  }

  /** The swings of strength 3, 5 or 10. */
  public SwingUnit unit(int strength) {
    return units[strength];
  }

  BarRing bars() {
    return bars;
  }

  Pivots pivots(int strength) {
    return pivots[strength];
  }

  AlternatingPivots alternating(int strength) {
    return alternating[strength];
  }

  @Override
  public String id() {
    return "market";
  }

  @Override
  public int version() {
    return VERSION;
  }

  @Override
  public void write(DataOutput out) throws IOException {
    bars.write(out);
    range.write(out);
    out.writeDouble(volumeRatio);
    for (int strength : strengths) {
      pivots[strength].write(out);
    }
    for (int strength : alternatingStrengths) {
      alternating[strength].write(out);
    }
    for (int strength : unitStrengths) {
      units[strength].write(out);
    }
  }

  @Override
  public void read(int version, DataInput in) throws IOException {
    Sections.requireVersion(this, version);
    bars.read(in);
    range.read(in);
    volumeRatio = in.readDouble();
    for (int strength : strengths) {
      pivots[strength].read(in);
    }
    for (int strength : alternatingStrengths) {
      alternating[strength].read(in);
    }
    for (int strength : unitStrengths) {
      units[strength].read(in);
    }
  }
}
