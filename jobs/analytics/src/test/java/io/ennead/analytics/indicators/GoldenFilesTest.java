package io.ennead.analytics.indicators;

import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.indicators.formula.Dema;
import io.ennead.analytics.indicators.formula.Ema;
import io.ennead.analytics.indicators.formula.Formula;
import io.ennead.analytics.indicators.formula.Hma;
import io.ennead.analytics.indicators.formula.Inputs;
import io.ennead.analytics.indicators.formula.Roc;
import io.ennead.analytics.indicators.formula.Tema;
import io.ennead.analytics.indicators.formula.Trix;
import io.ennead.analytics.indicators.formula.VwapAnchor;
import io.ennead.records.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * SPY daily 2017-2018 with the value of each bar, by D. Skender's Stock.Indicators (Apache-2.0): an
 * implementation independent of this one, ta4j and TA-Lib. Differences of convention:
 *
 * <ul>
 *   <li>aroon: of equal extremes theirs counts the first, ours (and TA-Lib's) the latest
 *   <li>dema, tema, trix: theirs start all EMAs with one SMA at index n - 1, ours (and TA-Lib's)
 *       each with its own: compared once both starts have faded
 *   <li>donchian: theirs leaves the current candle out: ours of the candle before is theirs
 *   <li>stoch: theirs smooths %K by 3 before: their oscillator is our stoch_d
 *   <li>vwap: theirs begins with the series: {@link VwapAnchor#SERIES}
 *   <li>hma, roc, trix: other lengths: the formula with theirs
 * </ul>
 */
class GoldenFilesTest {

  private static final double RELATIVE = 1e-9;

  @ParameterizedTest(name = "{0} is {1} {2}")
  @CsvSource({
    "adl, adl, adl",
    "adx, adx, adx",
    "plus_di, adx, pdi",
    "minus_di, adx, mdi",
    "atr, atr, atr",
    "atr_percent, atr, atrp",
    "awesome_osc, awesome, oscillator",
    "bb_middle, bb, sma",
    "bb_upper, bb, upperBand",
    "bb_lower, bb, lowerBand",
    "bb_pct_b, bb, percentB",
    "bb_width, bb, width",
    "cci, cci, cci",
    "chandelier_long, chexit, chandelierExit",
    "cmf, cmf, cmf",
    "cmo, cmo, cmo",
    "ema_12, macd, fastEma",
    "ema_26, macd, slowEma",
    "ichimoku_base, ichimoku, kijunSen",
    "keltner_upper, keltner, upperBand",
    "keltner_middle, keltner, centerline",
    "keltner_lower, keltner, lowerBand",
    "macd, macd, macd",
    "macd_signal, macd, signal",
    "macd_histogram, macd, histogram",
    "obv, obv, obv",
    "rsi, rsi, rsi",
    "sma_20, sma, sma",
    "stoch_d, stoch, oscillator",
    "supertrend, supertrend, superTrend",
    "tsi, tsi, tsi",
    "ultimate_osc, uo, ultimate",
    "vwap, vwap, vwap",
    "williams_r, willr, williamsR",
  })
  void every_candle_equals_the_published_value(String column, String file, String field) {
    List<Bar> bars = Recordings.daily("default.csv");
    JsonNode expected = Recordings.results(file);
    IndicatorSet set = new IndicatorSet(Interval.H1, VwapAnchor.SERIES);
    for (int i = 0; i < bars.size(); i++) {
      set.update(bars.get(i));
      assertSame(set.value(column), expected.get(i).path(field), i);
    }
  }

  @Test
  void averages_of_averages_agree_once_their_starts_have_faded() {
    assertFormula(new Dema(14), "dema", "dema", 300);
    assertFormula(new Tema(20), "tema", "tema", 400);
    assertFormula(new Trix(14), "trix", "trix", 400);
  }

  @Test
  void other_lengths_agree_at_every_candle() {
    assertFormula(new Hma(14), "hma", "hma", 0);
    assertFormula(new Roc(14), "roc", "roc", 0);
    assertFormula(new Ema(20), "ema", "ema", 0);
  }

  @Test
  void a_donchian_channel_without_the_current_candle_is_that_of_the_candle_before() {
    List<Bar> bars = Recordings.daily("default.csv");
    JsonNode expected = Recordings.results("donchian");
    IndicatorSet set = new IndicatorSet(Interval.H1);
    for (int i = 0; i < bars.size(); i++) {
      assertSame(set.value("donchian_upper"), expected.get(i).path("upperBand"), i);
      assertSame(set.value("donchian_lower"), expected.get(i).path("lowerBand"), i);
      set.update(bars.get(i));
    }
  }

  @Test
  void aroon_agrees_wherever_the_extreme_is_the_only_one() {
    List<Bar> bars = Recordings.daily("default.csv");
    JsonNode expected = Recordings.results("aroon");
    IndicatorSet set = new IndicatorSet(Interval.H1);
    int compared = 0;
    for (int i = 0; i < bars.size(); i++) {
      set.update(bars.get(i));
      List<Bar> window = bars.subList(Math.max(0, i - 25), i + 1);
      if (window.stream().map(Bar::high).sorted(reverseOrder()).limit(2).distinct().count() == 2) {
        assertSame(set.value("aroon_up"), expected.get(i).path("aroonUp"), i);
        compared++;
      }
      if (window.stream().map(Bar::low).sorted().limit(2).distinct().count() == 2) {
        assertSame(set.value("aroon_down"), expected.get(i).path("aroonDown"), i);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(950);
  }

  private static void assertFormula(Formula formula, String file, String field, int from) {
    List<Bar> bars = Recordings.daily("default.csv");
    JsonNode expected = Recordings.results(file);
    Inputs inputs = new Inputs(Interval.H1.millis());
    for (int i = 0; i < bars.size(); i++) {
      inputs.update(bars.get(i));
      formula.update(inputs);
      if (i >= from) {
        assertSame(formula.value(), expected.get(i).path(field), i);
      }
    }
  }

  private static void assertSame(double actual, JsonNode expected, int candle) {
    if (expected.isMissingNode() || expected.isNull()) {
      assertThat(actual).as("candle %d", candle).isNaN();
    } else {
      double value = expected.doubleValue();
      assertThat(actual)
          .as("candle %d", candle)
          .isCloseTo(value, within(Math.max(Math.abs(value), 1) * RELATIVE));
    }
  }
}
