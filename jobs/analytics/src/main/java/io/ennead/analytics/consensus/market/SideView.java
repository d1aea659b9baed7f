package io.ennead.analytics.consensus.market;

import io.ennead.records.Direction;

/**
 * The market as one side sees it. Every rule is written once, in its LONG form, against this view;
 * read on the mirrored view (O' = -O, H' = -L, L' = -H, C' = -C; volume unchanged, taker buys
 * become taker sells; pivot highs become lows) it is the rule of the SHORT side.
 *
 * <p>{@code ago} counts candles back from the current one (0), {@code back} pivots from the last
 * confirmed one (0).
 */
public final class SideView {

  private final Market market;
  private final BarRing bars;
  private final boolean mirrored;

  SideView(Market market, boolean mirrored) {
    this.market = market;
    this.bars = market.bars();
    this.mirrored = mirrored;
  }

  public Direction direction() {
    return mirrored ? Direction.SHORT : Direction.LONG;
  }

  public double open(int ago) {
    return mirrored ? -bars.open(ago) : bars.open(ago);
  }

  public double high(int ago) {
    return mirrored ? -bars.low(ago) : bars.high(ago);
  }

  public double low(int ago) {
    return mirrored ? -bars.high(ago) : bars.low(ago);
  }

  public double close(int ago) {
    return mirrored ? -bars.close(ago) : bars.close(ago);
  }

  public double volume(int ago) {
    return bars.volume(ago);
  }

  /** Volume in which this side was the taker; NaN if unknown. */
  public double takerVolume(int ago) {
    return mirrored ? bars.volume(ago) - bars.takerBuyVolume(ago) : bars.takerBuyVolume(ago);
  }

  /** Taker volume of this side less that of the other; NaN if unknown. */
  public double delta(int ago) {
    double delta = 2 * bars.takerBuyVolume(ago) - bars.volume(ago);
    return mirrored ? -delta : delta;
  }

  public double range(int ago) {
    return bars.high(ago) - bars.low(ago);
  }

  public double body(int ago) {
    return Math.abs(bars.close(ago) - bars.open(ago));
  }

  public double upperWick(int ago) {
    return high(ago) - Math.max(open(ago), close(ago));
  }

  public double lowerWick(int ago) {
    return Math.min(open(ago), close(ago)) - low(ago);
  }

  /** Closed in this side's direction. */
  public boolean bull(int ago) {
    return close(ago) > open(ago);
  }

  /** Closed against this side. */
  public boolean bear(int ago) {
    return close(ago) < open(ago);
  }

  /** The lowest low of the newest candles, the current one included: 2 to 128 of them. */
  public double lowest(int candles) {
    return Math.min(low(0), lowestBefore(candles - 1));
  }

  /** The highest high of the newest candles, the current one included: 2 to 128 of them. */
  public double highest(int candles) {
    return Math.max(high(0), highestBefore(candles - 1));
  }

  /** The lowest low of so many candles before the current one, 1 to 127. */
  public double lowestBefore(int candles) {
    return mirrored ? -bars.highestBefore(candles) : bars.lowestBefore(candles);
  }

  /** The highest high of so many candles before the current one, 1 to 127. */
  public double highestBefore(int candles) {
    return mirrored ? -bars.lowestBefore(candles) : bars.highestBefore(candles);
  }

  /** ATR(14) of the current candle, price units. */
  public double atr() {
    return bars.atr(0);
  }

  public double atr(int ago) {
    return bars.atr(ago);
  }

  public double volumeRatio() {
    return market.volumeRatio();
  }

  public int index() {
    return market.index();
  }

  public int count() {
    return market.count();
  }

  public long openTime() {
    return market.openTime();
  }

  /** A price of this view as it is quoted. */
  public double quoted(double price) {
    return mirrored ? -price : price;
  }

  public int lowCount(int strength) {
    return lows(strength).size();
  }

  public int lowIndex(int strength, int back) {
    return lows(strength).index(back);
  }

  public double lowPrice(int strength, int back) {
    double price = lows(strength).price(back);
    return mirrored ? -price : price;
  }

  public int highCount(int strength) {
    return highs(strength).size();
  }

  public int highIndex(int strength, int back) {
    return highs(strength).index(back);
  }

  public double highPrice(int strength, int back) {
    double price = highs(strength).price(back);
    return mirrored ? -price : price;
  }

  /** Whether the current candle confirmed a low. */
  public boolean newLow(int strength) {
    Pivots pivots = market.pivots(strength);
    return mirrored ? pivots.newHigh() : pivots.newLow();
  }

  /** How many entries the alternating list of that strength has. */
  public int swingCount(int strength) {
    return market.alternating(strength).size();
  }

  /** Whether its last entry is a low. */
  public boolean lastSwingIsLow(int strength) {
    return market.alternating(strength).lastIsLow() != mirrored;
  }

  public int swingIndex(int strength, int back) {
    return market.alternating(strength).index(back);
  }

  public double swingPrice(int strength, int back) {
    double price = market.alternating(strength).price(back);
    return mirrored ? -price : price;
  }

  private PivotRing lows(int strength) {
    Pivots pivots = market.pivots(strength);
    return mirrored ? pivots.highs() : pivots.lows();
  }

  private PivotRing highs(int strength) {
    Pivots pivots = market.pivots(strength);
    return mirrored ? pivots.lows() : pivots.highs();
  }
}
