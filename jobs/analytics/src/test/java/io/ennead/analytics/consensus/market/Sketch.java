package io.ennead.analytics.consensus.market;

import io.ennead.analytics.candles.Bar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Draws a market candle by candle: calm stretches, straight legs and single candles. Drawn upside
 * down (each price p as 2 x centre - p), what the LONG side should see stands on the SHORT side.
 */
public final class Sketch {

  private static final double VOLUME = 100;
  private static final double WICK = .05;

  private final Market market = new Market();
  private final List<Bar> bars = new ArrayList<>();
  private final boolean mirrored;
  private final long step;
  private long openTime;
  private double centre = Double.NaN;
  private double close;
  private Consumer<Sketch> each = sketch -> {};

  public Sketch(boolean mirrored) {
    this(mirrored, 0, 900_000L);
  }

  public Sketch(boolean mirrored, long openTime, long step) {
    this.mirrored = mirrored;
    this.openTime = openTime;
    this.step = step;
  }

  /** Calls this after each candle from now on. */
  public Sketch watching(Consumer<Sketch> watcher) {
    each = watcher;
    return this;
  }

  /** Candles that open and close at the price, with a range of 2: ATR comes to 2. */
  public Sketch calm(double price, int candles) {
    for (int i = 0; i < candles; i++) {
      candle(price, price + 1, price - 1, price);
    }
    return this;
  }

  /** Equal steps from the last close to a price, with hardly a wick. */
  public Sketch leg(double to, int candles) {
    double from = close;
    for (int i = 1; i <= candles; i++) {
      double open = close;
      double next = from + (to - from) * i / candles;
      candle(open, Math.max(open, next) + WICK, Math.min(open, next) - WICK, next);
    }
    return this;
  }

  public Sketch candle(double open, double high, double low, double close) {
    return candle(open, high, low, close, VOLUME);
  }

  public Sketch candle(double open, double high, double low, double close, double volume) {
    return candle(open, high, low, close, volume, volume / 2);
  }

  public Sketch candle(
      double open, double high, double low, double close, double volume, double bought) {
    if (Double.isNaN(centre)) {
      centre = open;
    }
    Bar bar =
        mirrored
            ? new Bar(
                openTime,
                2 * centre - open,
                2 * centre - low,
                2 * centre - high,
                2 * centre - close,
                volume,
                volume - bought)
            : new Bar(openTime, open, high, low, close, volume, bought);
    bars.add(bar);
    market.update(bar);
    this.close = close;
    openTime += step;
    each.accept(this);
    return this;
  }

  public Market market() {
    return market;
  }

  /** The side that sees the sketch as it was drawn. */
  public SideView view() {
    return mirrored ? market.shortSide() : market.longSide();
  }

  /** The other side. */
  public SideView otherView() {
    return mirrored ? market.longSide() : market.shortSide();
  }

  public boolean isMirrored() {
    return mirrored;
  }

  public List<Bar> bars() {
    return bars;
  }
}
