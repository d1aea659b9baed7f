package io.ennead.analytics.indicators.formula;

/** Keltner channel around the EMA of the close (charting sites; ta4j takes the typical price). */
public final class Keltner extends Formula {

  public static final int UPPER = 0;
  public static final int MIDDLE = 1;
  public static final int LOWER = 2;

  private final Ema centre;
  private final Atr range;
  private final double factor;

  public Keltner(Ema centre, Atr range, double factor) {
    super("keltner(" + centre.id() + "," + range.id() + "," + factor + ")", 3, centre, range);
    this.centre = centre;
    this.range = range;
    this.factor = factor;
  }

  @Override
  public void update(Inputs in) {
    double middle = centre.value();
    double distance = factor * range.value();
    values[UPPER] = middle + distance;
    values[MIDDLE] = middle;
    values[LOWER] = middle - distance;
  }
}
