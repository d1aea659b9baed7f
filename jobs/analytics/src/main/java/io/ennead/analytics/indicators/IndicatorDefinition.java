package io.ennead.analytics.indicators;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The 69 indicators in their fixed order: the one table from which columns, documentation and SQL
 * comments are made. The ordinal is the position in {@link IndicatorSet} and in every snapshot; a
 * change of the list raises {@link #TABLE_VERSION}.
 */
public enum IndicatorDefinition {
  EMA_5(
      Category.TREND,
      "5",
      Unit.PRICE,
      4,
      VoteRule.PRICE_LEVEL,
      "Exponential moving average of the close"),
  EMA_8(
      Category.TREND,
      "8",
      Unit.PRICE,
      7,
      VoteRule.PRICE_LEVEL,
      "Exponential moving average of the close"),
  EMA_9(
      Category.TREND,
      "9",
      Unit.PRICE,
      8,
      VoteRule.PRICE_LEVEL,
      "Exponential moving average of the close"),
  EMA_12(
      Category.TREND,
      "12",
      Unit.PRICE,
      11,
      VoteRule.PRICE_LEVEL,
      "Exponential moving average of the close"),
  EMA_13(
      Category.TREND,
      "13",
      Unit.PRICE,
      12,
      VoteRule.PRICE_LEVEL,
      "Exponential moving average of the close"),
  EMA_21(
      Category.TREND,
      "21",
      Unit.PRICE,
      20,
      VoteRule.PRICE_LEVEL,
      "Exponential moving average of the close"),
  EMA_26(
      Category.TREND,
      "26",
      Unit.PRICE,
      25,
      VoteRule.PRICE_LEVEL,
      "Exponential moving average of the close"),
  EMA_34(
      Category.TREND,
      "34",
      Unit.PRICE,
      33,
      VoteRule.PRICE_LEVEL,
      "Exponential moving average of the close"),
  EMA_50(
      Category.TREND,
      "50",
      Unit.PRICE,
      49,
      VoteRule.PRICE_LEVEL,
      "Exponential moving average of the close"),
  EMA_55(
      Category.TREND,
      "55",
      Unit.PRICE,
      54,
      VoteRule.PRICE_LEVEL,
      "Exponential moving average of the close"),
  EMA_89(
      Category.TREND,
      "89",
      Unit.PRICE,
      88,
      VoteRule.PRICE_LEVEL,
      "Exponential moving average of the close"),
  SMA_10(
      Category.TREND,
      "10",
      Unit.PRICE,
      9,
      VoteRule.PRICE_LEVEL,
      "Simple moving average of the close"),
  SMA_20(
      Category.TREND,
      "20",
      Unit.PRICE,
      19,
      VoteRule.PRICE_LEVEL,
      "Simple moving average of the close"),
  SMA_30(
      Category.TREND,
      "30",
      Unit.PRICE,
      29,
      VoteRule.PRICE_LEVEL,
      "Simple moving average of the close"),
  SMA_50(
      Category.TREND,
      "50",
      Unit.PRICE,
      49,
      VoteRule.PRICE_LEVEL,
      "Simple moving average of the close"),
  SMA_100(
      Category.TREND,
      "100",
      Unit.PRICE,
      99,
      VoteRule.PRICE_LEVEL,
      "Simple moving average of the close"),
  SMA_200(
      Category.TREND,
      "200",
      Unit.PRICE,
      199,
      VoteRule.PRICE_LEVEL,
      "Simple moving average of the close"),
  MACD(Category.TREND, "12, 26", Unit.PRICE, 25, VoteRule.NONE, "EMA12 - EMA26 of the close"),
  MACD_SIGNAL(Category.TREND, "12, 26, 9", Unit.PRICE, 33, VoteRule.NONE, "EMA9 of macd"),
  MACD_HISTOGRAM(
      Category.TREND, "12, 26, 9", Unit.PRICE, 33, VoteRule.PRICE_DIFFERENCE, "macd - macd_signal"),
  ADX(Category.TREND, "14", Unit.SCORE, 27, VoteRule.NONE, "Average directional index, Wilder"),
  PLUS_DI(
      Category.TREND,
      "14",
      Unit.SCORE,
      14,
      VoteRule.DIRECTIONAL,
      "Positive directional indicator, Wilder"),
  MINUS_DI(
      Category.TREND,
      "14",
      Unit.SCORE,
      14,
      VoteRule.NONE,
      "Negative directional indicator, Wilder"),
  AROON_UP(
      Category.TREND,
      "25",
      Unit.SCORE,
      25,
      VoteRule.AROON,
      "Candles since the highest high of 26, as a share of 25"),
  AROON_DOWN(
      Category.TREND,
      "25",
      Unit.SCORE,
      25,
      VoteRule.NONE,
      "Candles since the lowest low of 26, as a share of 25"),
  DEMA_20(
      Category.TREND,
      "20",
      Unit.PRICE,
      38,
      VoteRule.PRICE_LEVEL,
      "Double exponential moving average of the close"),
  TEMA_20(
      Category.TREND,
      "20",
      Unit.PRICE,
      57,
      VoteRule.PRICE_LEVEL,
      "Triple exponential moving average of the close"),
  HMA_9(
      Category.TREND,
      "9",
      Unit.PRICE,
      10,
      VoteRule.PRICE_LEVEL,
      "Hull moving average of the close"),
  HMA_20(
      Category.TREND,
      "20",
      Unit.PRICE,
      22,
      VoteRule.PRICE_LEVEL,
      "Hull moving average of the close"),
  ICHIMOKU_BASE(
      Category.TREND,
      "26",
      Unit.PRICE,
      25,
      VoteRule.PRICE_LEVEL,
      "Kijun-sen: middle of the highest high and the lowest low"),
  SUPERTREND(
      Category.TREND,
      "10, 3",
      Unit.PRICE,
      10,
      VoteRule.PRICE_LEVEL,
      "Ratcheting band at 3 ATR10 from the middle of the candle"),
  EMA_SPREAD_MEDIUM(
      Category.TREND,
      "21, 50",
      Unit.PRICE,
      49,
      VoteRule.PRICE_DIFFERENCE,
      "EMA21 - EMA50 of the close"),
  RSI(
      Category.MOMENTUM,
      "14",
      Unit.SCORE,
      14,
      VoteRule.ABOVE_55,
      "Relative strength index of the close, Wilder"),
  RSI_7(
      Category.MOMENTUM,
      "7",
      Unit.SCORE,
      7,
      VoteRule.ABOVE_55,
      "Relative strength index of the close, Wilder"),
  RSI_21(
      Category.MOMENTUM,
      "21",
      Unit.SCORE,
      21,
      VoteRule.ABOVE_55,
      "Relative strength index of the close, Wilder"),
  RSI_28(
      Category.MOMENTUM,
      "28",
      Unit.SCORE,
      28,
      VoteRule.ABOVE_55,
      "Relative strength index of the close, Wilder"),
  STOCH_K(
      Category.MOMENTUM, "14", Unit.SCORE, 13, VoteRule.ABOVE_55, "Stochastic %K, not smoothed"),
  STOCH_D(
      Category.MOMENTUM, "14, 3", Unit.SCORE, 15, VoteRule.NONE, "Stochastic %D: SMA3 of stoch_k"),
  WILLIAMS_R(Category.MOMENTUM, "14", Unit.NEGATIVE_SCORE, 13, VoteRule.WILLIAMS, "Williams %R"),
  CCI(
      Category.MOMENTUM,
      "20",
      Unit.INDEX,
      19,
      VoteRule.BEYOND_50,
      "Commodity channel index, mean absolute deviation"),
  TSI(
      Category.MOMENTUM,
      "25, 13",
      Unit.SIGNED_SCORE,
      37,
      VoteRule.BEYOND_5,
      "True strength index of the close"),
  CMO(
      Category.MOMENTUM,
      "14",
      Unit.SIGNED_SCORE,
      14,
      VoteRule.BEYOND_5,
      "Chande momentum oscillator of the close, plain sums"),
  PPO(
      Category.MOMENTUM,
      "12, 26",
      Unit.PERCENT,
      25,
      VoteRule.PPO_AGAINST_SIGNAL,
      "(EMA12 - EMA26) / EMA26 of the close"),
  PPO_SIGNAL(Category.MOMENTUM, "12, 26, 9", Unit.PERCENT, 33, VoteRule.NONE, "EMA9 of ppo"),
  TRIX(
      Category.MOMENTUM,
      "15",
      Unit.PERCENT,
      43,
      VoteRule.RELATIVE_CHANGE,
      "Change of the triple-smoothed EMA15 of the close in one candle"),
  ULTIMATE_OSC(
      Category.MOMENTUM, "7, 14, 28", Unit.SCORE, 28, VoteRule.ABOVE_55, "Ultimate oscillator"),
  AWESOME_OSC(
      Category.MOMENTUM,
      "5, 34",
      Unit.PRICE,
      33,
      VoteRule.PRICE_DIFFERENCE,
      "SMA5 - SMA34 of the middle of the candle"),
  ROC_9(
      Category.MOMENTUM,
      "9",
      Unit.PERCENT,
      9,
      VoteRule.RELATIVE_CHANGE,
      "Change of the close over 9 candles"),
  ROC_12(
      Category.MOMENTUM,
      "12",
      Unit.PERCENT,
      12,
      VoteRule.RELATIVE_CHANGE,
      "Change of the close over 12 candles"),
  ROC_25(
      Category.MOMENTUM,
      "25",
      Unit.PERCENT,
      25,
      VoteRule.RELATIVE_CHANGE,
      "Change of the close over 25 candles"),
  ATR(Category.VOLATILITY, "14", Unit.PRICE, 14, VoteRule.NONE, "Average true range, Wilder"),
  ATR_PERCENT(
      Category.VOLATILITY, "14", Unit.PERCENT, 14, VoteRule.NONE, "ATR as a share of the close"),
  BB_UPPER(
      Category.VOLATILITY,
      "20, 2",
      Unit.PRICE,
      19,
      VoteRule.BAND_POSITION,
      "Bollinger: SMA20 + 2 population standard deviations"),
  BB_MIDDLE(
      Category.VOLATILITY, "20", Unit.PRICE, 19, VoteRule.NONE, "Bollinger: SMA20 of the close"),
  BB_LOWER(
      Category.VOLATILITY,
      "20, 2",
      Unit.PRICE,
      19,
      VoteRule.NONE,
      "Bollinger: SMA20 - 2 population standard deviations"),
  BB_WIDTH(
      Category.VOLATILITY,
      "20, 2",
      Unit.RATIO,
      19,
      VoteRule.NONE,
      "(bb_upper - bb_lower) / bb_middle"),
  BB_PCT_B(
      Category.VOLATILITY,
      "20, 2",
      Unit.RATIO,
      19,
      VoteRule.NONE,
      "(close - bb_lower) / (bb_upper - bb_lower)"),
  DONCHIAN_UPPER(
      Category.VOLATILITY,
      "20",
      Unit.PRICE,
      19,
      VoteRule.BAND_POSITION,
      "Highest high of 20 candles, this one included"),
  DONCHIAN_LOWER(
      Category.VOLATILITY,
      "20",
      Unit.PRICE,
      19,
      VoteRule.NONE,
      "Lowest low of 20 candles, this one included"),
  KELTNER_UPPER(
      Category.VOLATILITY,
      "20, 10, 2",
      Unit.PRICE,
      19,
      VoteRule.BAND_POSITION,
      "EMA20 of the close + 2 ATR10"),
  KELTNER_MIDDLE(Category.VOLATILITY, "20", Unit.PRICE, 19, VoteRule.NONE, "EMA20 of the close"),
  KELTNER_LOWER(
      Category.VOLATILITY,
      "20, 10, 2",
      Unit.PRICE,
      19,
      VoteRule.NONE,
      "EMA20 of the close - 2 ATR10"),
  MASS_INDEX(
      Category.VOLATILITY,
      "9, 25",
      Unit.INDEX,
      40,
      VoteRule.NONE,
      "Sum over 25 candles of EMA9 / EMA9 of EMA9 of the candle's range"),
  CHANDELIER_LONG(
      Category.VOLATILITY,
      "22, 3",
      Unit.PRICE,
      22,
      VoteRule.CHANDELIER,
      "Highest high of 22 candles - 3 ATR22"),
  CHANDELIER_SHORT(
      Category.VOLATILITY,
      "22, 3",
      Unit.PRICE,
      22,
      VoteRule.NONE,
      "Lowest low of 22 candles + 3 ATR22"),
  OBV(
      Category.VOLUME,
      "",
      Unit.VOLUME,
      0,
      VoteRule.OWN_MEAN,
      "On-balance volume, from 0 at the first candle"),
  VWAP(
      Category.VOLUME,
      "00:00 UTC",
      Unit.PRICE,
      0,
      VoteRule.PRICE_LEVEL,
      "Volume-weighted average of the typical price since the anchor"),
  CMF(Category.VOLUME, "20", Unit.RATIO, 19, VoteRule.MONEY_FLOW, "Chaikin money flow"),
  ADL(
      Category.VOLUME,
      "",
      Unit.VOLUME,
      0,
      VoteRule.OWN_MEAN,
      "Accumulation/distribution line, cumulative");

  /** The version of this list and its order. */
  public static final int TABLE_VERSION = 1;

  /** How many there are. */
  public static final int COUNT = values().length;

  private static final Map<String, IndicatorDefinition> BY_COLUMN =
      Arrays.stream(values())
          .collect(Collectors.toMap(IndicatorDefinition::column, Function.identity()));

  private final String column;
  private final Category category;
  private final String parameters;
  private final Unit unit;
  private final int warmUp;
  private final VoteRule voteRule;
  private final String description;

  IndicatorDefinition(
      Category category,
      String parameters,
      Unit unit,
      int warmUp,
      VoteRule voteRule,
      String description) {
    this.column = name().toLowerCase(Locale.ROOT);
    this.category = category;
    this.parameters = parameters;
    this.unit = unit;
    this.warmUp = warmUp;
    this.voteRule = voteRule;
    this.description = description;
  }

  /** The indicator of that column; an unknown name is refused with the list of the known ones. */
  public static IndicatorDefinition of(String column) {
    IndicatorDefinition found = BY_COLUMN.get(column);
    if (found == null) {
      throw new IllegalArgumentException(
          "indicator '" + column + "' is not known: use one of " + String.join(", ", columns()));
    }
    return found;
  }

  /** The names of all columns in their order. */
  public static List<String> columns() {
    return Arrays.stream(values()).map(IndicatorDefinition::column).toList();
  }

  /** The indicator's name: its column in SQL and CSV. */
  public String column() {
    return column;
  }

  public Category category() {
    return category;
  }

  /** The textbook's parameters, as text. */
  public String parameters() {
    return parameters;
  }

  public Unit unit() {
    return unit;
  }

  /**
   * The 0-based index of the first candle that has a value: NaN before, a number from there on. The
   * VWAP counts from the first candle after an anchor.
   */
  public int warmUp() {
    return warmUp;
  }

  public VoteRule voteRule() {
    return voteRule;
  }

  public String description() {
    return description;
  }

  /** One line for documentation and SQL comments. */
  public String comment() {
    return "%s%s; %s; first value at candle %d; vote: %s"
        .formatted(
            description,
            parameters.isEmpty() ? "" : " (" + parameters + ")",
            unit.text(),
            warmUp + 1,
            voteRule.text());
  }
}
