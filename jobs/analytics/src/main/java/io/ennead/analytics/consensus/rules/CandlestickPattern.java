package io.ennead.analytics.consensus.rules;

import io.ennead.analytics.consensus.market.SideView;
import java.util.function.Predicate;

/** The patterns of one to three candles; each has a LONG and, mirrored, a SHORT form. */
enum CandlestickPattern {
  HAMMER("hammer", "shooting star", .7, Shapes::hammer),
  DRAGONFLY_DOJI("dragonfly doji", "gravestone doji", .6, Shapes::dragonflyDoji),
  INVERTED_HAMMER("inverted hammer", "hanging man", .5, Shapes::invertedHammer),
  ENGULFING("bullish engulfing", "bearish engulfing", .9, Shapes::engulfing),
  HARAMI("bullish harami", "bearish harami", .4, Shapes::harami),
  PIERCING_LINE("piercing line", "dark cloud cover", .7, Shapes::piercing),
  TWEEZER("tweezer bottom", "tweezer top", .5, Shapes::tweezer),
  STAR("morning star", "evening star", .9, Shapes::star),
  THREE_IN_A_ROW("three white soldiers", "three black crows", .8, Shapes::threeInARow),
  MARUBOZU("bullish marubozu", "bearish marubozu", .6, Shapes::marubozu);

  private final String longTitle;
  private final String shortTitle;
  private final double strength;
  private final Predicate<SideView> shape;

  CandlestickPattern(
      String longTitle, String shortTitle, double strength, Predicate<SideView> shape) {
    this.longTitle = longTitle;
    this.shortTitle = shortTitle;
    this.strength = strength;
    this.shape = shape;
  }

  String title(boolean mirrored) {
    return mirrored ? shortTitle : longTitle;
  }

  double strength() {
    return strength;
  }

  /** Whether the newest candles have this shape, wherever they lie. */
  boolean fits(SideView view) {
    return shape.test(view);
  }
}
