package io.ennead.analytics.indicators;

import static io.ennead.analytics.indicators.IndicatorDefinition.*;

import io.ennead.analytics.indicators.primitive.Ratio;

/**
 * What each column says of the direction after a candle: a vote and, where one makes sense, a
 * score. Thresholds are relative to price or to ATR(14), so that a series and its multiple vote
 * alike. Reused from candle to candle.
 */
public final class IndicatorVotes {

  public static final int LONG = 1;
  public static final int ABSTAIN = 0;
  public static final int SHORT = -1;

  /** Distances to a level and differences of prices count from this share of the ATR on. */
  private static final double DEAD_ZONE = .05;

  /**
   * What is beyond a threshold by less, absolute or as a share of it, is on it: quiet markets give
   * exact thresholds, up to the rounding of small differences of large prices.
   */
  private static final double ROUNDING = 1e-9;

  private static final double RELATIVE_ROUNDING = 1e-6;

  private static final double MONEY_FLOW_SCALE = .25;
  private static final double TRENDING_ADX = 25;
  private static final IndicatorDefinition[] COLUMNS = IndicatorDefinition.values();

  private final int[] votes = new int[COUNT];
  private final double[] scores = new double[COUNT];
  private int longs;
  private int shorts;
  private double close;
  private double range;

  /** Judges the set's values after its last candle. */
  public void cast(IndicatorSet set) {
    close = set.close();
    range = set.range();
    longs = 0;
    shorts = 0;
    for (int column = 0; column < COUNT; column++) {
      votes[column] = vote(set, COLUMNS[column]);
      scores[column] = score(set, COLUMNS[column]);
      longs += votes[column] == LONG ? 1 : 0;
      shorts += votes[column] == SHORT ? 1 : 0;
    }
  }

  /** {@link #LONG}, {@link #SHORT} or {@link #ABSTAIN}. */
  public int vote(IndicatorDefinition column) {
    return votes[column.ordinal()];
  }

  /** 0 all SHORT to 1 all LONG; NaN where the column has none or is not ready. */
  public double score(IndicatorDefinition column) {
    return scores[column.ordinal()];
  }

  public int longs() {
    return longs;
  }

  public int shorts() {
    return shorts;
  }

  public int abstaining() {
    return COUNT - longs - shorts;
  }

  private int vote(IndicatorSet set, IndicatorDefinition column) {
    double x = set.value(column.ordinal());
    return switch (column.voteRule()) {
      case NONE -> ABSTAIN;
      case PRICE_LEVEL -> beyond((close - x) / range, DEAD_ZONE);
      case ABOVE_55 -> beyond(x - 50, 5);
      case WILLIAMS -> beyond(x + 50, 5);
      case BEYOND_50 -> beyond(x, 50);
      case BEYOND_5 -> beyond(x, 5);
      case PRICE_DIFFERENCE -> beyond(x / range, DEAD_ZONE);
      case RELATIVE_CHANGE -> beyond(x / 100 * close / range, DEAD_ZONE);
      case PPO_AGAINST_SIGNAL ->
          beyond((x - set.value(PPO_SIGNAL)) / 100 * close / range, DEAD_ZONE);
      case MONEY_FLOW -> beyond(x, .05);
      case OWN_MEAN -> beyond(column == OBV ? set.obvAboveMean() : set.adlAboveMean(), 0);
      case DIRECTIONAL ->
          set.value(ADX) > TRENDING_ADX ? beyond(x - set.value(MINUS_DI), 0) : ABSTAIN;
      case AROON -> beyond(x - set.value(AROON_DOWN), 0);
      case CHANDELIER -> beyond(Score.beyondBoth(close, x, set.value(CHANDELIER_SHORT)) - .5, 0);
      case BAND_POSITION -> beyond(position(set, column) - .5, .05);
    };
  }

  private double score(IndicatorSet set, IndicatorDefinition column) {
    double x = set.value(column.ordinal());
    return switch (column.voteRule()) {
      case NONE, OWN_MEAN -> Double.NaN;
      case PRICE_LEVEL -> Score.around((close - x) / range);
      case ABOVE_55 -> column == STOCH_K ? Score.clip(x / 100) : Score.around((x - 50) / 15);
      case WILLIAMS -> Score.clip((x + 100) / 100);
      case BEYOND_50 -> Score.around(x / 130);
      case BEYOND_5 -> Score.around(x / (column == TSI ? 25 : 40));
      case PRICE_DIFFERENCE -> Score.around(x / range);
      case RELATIVE_CHANGE -> Score.around(x / 100 * close / range);
      case PPO_AGAINST_SIGNAL -> Score.around((x - set.value(PPO_SIGNAL)) / 100 * close / range);
      case MONEY_FLOW -> Score.around(x / MONEY_FLOW_SCALE);
      case DIRECTIONAL ->
          Score.around(Ratio.of(x - set.value(MINUS_DI), x + set.value(MINUS_DI), 0));
      case AROON -> .5 + (x - set.value(AROON_DOWN)) / 200;
      case CHANDELIER -> Score.beyondBoth(close, x, set.value(CHANDELIER_SHORT));
      case BAND_POSITION -> Score.clip(position(set, column));
    };
  }

  private double position(IndicatorSet set, IndicatorDefinition upper) {
    IndicatorDefinition lower =
        upper == BB_UPPER ? BB_LOWER : upper == KELTNER_UPPER ? KELTNER_LOWER : DONCHIAN_LOWER;
    return Score.position(close, set.value(lower), set.value(upper));
  }

  /** NaN, what is not ready, abstains. */
  private static int beyond(double x, double threshold) {
    double limit = threshold * (1 + RELATIVE_ROUNDING) + ROUNDING;
    return x > limit ? LONG : x < -limit ? SHORT : ABSTAIN;
  }
}
