package io.ennead.analytics.indicators;

import static io.ennead.analytics.indicators.IndicatorDefinition.*;

import io.ennead.analytics.indicators.primitive.Ratio;

/**
 * The category scores of the technical head: 0 all SHORT, .5 no direction, 1 all LONG.
 *
 * <p>Each category is the weighted mean of its components that are ready; a score is NaN where none
 * is, or where the market has no range (ATR not ready, or nothing).
 *
 * @param trendReady the weight of the components that are ready, by that of all: 0 to 1
 */
public record CategoryScores(
    double trend,
    double momentum,
    double volatility,
    double trendReady,
    double momentumReady,
    double volatilityReady) {

  public static final double TREND_WEIGHT = .40;
  public static final double MOMENTUM_WEIGHT = .35;
  public static final double VOLATILITY_WEIGHT = .25;

  private static final double ROUNDING = 1e-12;

  /** The scores after the set's last candle. */
  public static CategoryScores of(IndicatorSet set) {
    double range = set.range();
    if (Double.isNaN(range)) {
      return new CategoryScores(Double.NaN, Double.NaN, Double.NaN, 0, 0, 0);
    }
    WeightedMean trend = trend(set, range);
    WeightedMean momentum = momentum(set, range);
    WeightedMean volatility = volatility(set);
    return new CategoryScores(
        trend.value(),
        momentum.value(),
        volatility.value(),
        trend.ready(),
        momentum.ready(),
        volatility.ready());
  }

  /** The categories' weighted mean, over those that have a score; NaN if none has. */
  public double score() {
    return new WeightedMean()
        .add(TREND_WEIGHT, trend)
        .add(MOMENTUM_WEIGHT, momentum)
        .add(VOLATILITY_WEIGHT, volatility)
        .value();
  }

  private static WeightedMean trend(IndicatorSet set, double range) {
    double close = set.close();
    double cross = (set.value(EMA_12) - set.value(EMA_26)) / range;
    double plus = set.value(PLUS_DI);
    double minus = set.value(MINUS_DI);
    double lean = Ratio.of(plus - minus, plus + minus, 0);
    double doubled = distance(close, set.value(DEMA_20), range);
    double tripled = distance(close, set.value(TEMA_20), range);
    return new WeightedMean()
        .add(.15, side(cross, .05))
        .add(.15, Score.around(set.value(MACD_HISTOGRAM) / range / .25))
        .add(.12, Score.around(2 * lean * Math.min(set.value(ADX) / 25, 1)))
        .add(.12, supertrend(set))
        .add(.10, ordered(close, set.value(SMA_20), set.value(SMA_50)))
        .add(.10, distance(close, set.value(HMA_20), range))
        .add(.10, .5 + (set.value(AROON_UP) - set.value(AROON_DOWN)) / 200)
        .add(.08, (doubled + tripled) / 2)
        .add(.08, distance(close, set.value(ICHIMOKU_BASE), 2.5 * range));
  }

  private static WeightedMean momentum(IndicatorSet set, double range) {
    return new WeightedMean()
        .add(.15, Score.around((set.value(RSI) - 50) / 15))
        .add(.12, set.value(STOCH_K) / 100)
        .add(.12, Score.around(set.value(TSI) / 25))
        .add(.10, Score.around(set.value(CMO) / 40))
        .add(.10, Score.around((set.value(EMA_12) - set.value(EMA_26)) / range))
        .add(.10, Score.around(set.trixChange() / range / .12))
        .add(.08, (set.value(WILLIAMS_R) + 100) / 100)
        .add(.08, Score.around(set.value(CCI) / 130))
        .add(.08, Score.around((set.value(ULTIMATE_OSC) - 50) / 15))
        .add(.07, Score.around(set.value(AWESOME_OSC) / range / 2));
  }

  private static WeightedMean volatility(IndicatorSet set) {
    double close = set.close();
    double longLine = set.value(CHANDELIER_LONG);
    double shortLine = set.value(CHANDELIER_SHORT);
    return new WeightedMean()
        .add(.25, Score.clip(set.value(BB_PCT_B)))
        .add(.15, Score.position(close, set.value(DONCHIAN_LOWER), set.value(DONCHIAN_UPPER)))
        .add(
            .15,
            Score.clip(Score.position(close, set.value(KELTNER_LOWER), set.value(KELTNER_UPPER))))
        .add(.13, Score.beyondBoth(close, longLine, shortLine));
  }

  private static double distance(double close, double level, double unit) {
    return Score.around((close - level) / unit);
  }

  private static double side(double x, double threshold) {
    return Double.isNaN(x) ? x : x > threshold ? 1 : x < -threshold ? 0 : .5;
  }

  /** Levels that differ by rounding alone are equal. */
  private static double ordered(double close, double fast, double slow) {
    if (Double.isNaN(fast + slow)) {
      return Double.NaN;
    }
    double rounding = ROUNDING * Math.abs(close);
    if (close - fast > rounding && fast - slow > rounding) {
      return 1;
    }
    return fast - close > rounding && slow - fast > rounding ? 0 : .5;
  }

  private static double supertrend(IndicatorSet set) {
    return Double.isNaN(set.value(SUPERTREND)) ? Double.NaN : .5 + .5 * set.supertrendDirection();
  }

  /** A mean over what is ready: a NaN takes no part. */
  private static final class WeightedMean {

    private double sum;
    private double ready;
    private double all;

    WeightedMean add(double weight, double score) {
      all += weight;
      if (!Double.isNaN(score)) {
        sum += weight * score;
        ready += weight;
      }
      return this;
    }

    double value() {
      return ready == 0 ? Double.NaN : sum / ready;
    }

    double ready() {
      return ready / all;
    }
  }
}
