package io.ennead.analytics.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Interval;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * All 69 against two libraries, over 3,000 candles of a made-up walk. Differences of convention:
 *
 * <ul>
 *   <li>ta4j starts every average with its first value and gives values from the first candle on:
 *       compared from candle {@value #FADED} on, where both starts have faded
 *   <li>TA-Lib: adx, plus_di, minus_di start with a sum of n - 1; macd seeds the fast average anew,
 *       and ppo both: compared from there on as well
 *   <li>TA-Lib: stoch_k begins with stoch_d
 *   <li>TA-Lib: obv starts with the volume of the first candle, ours with 0
 *   <li>TA-Lib: the deviation of the Bollinger bands is E[x2] - E[x]2: compared to 1e-6
 *   <li>ta4j: vwap looks back over 24 candles: compared at the last hour of each day
 *   <li>ta4j: adl leaves out the flow of the first candle
 *   <li>both: of two movements that are equal in decimals, rounding decides which is the larger for
 *       adx, plus_di and minus_di; here neither is: compared on a series without equal movements
 * </ul>
 */
class OraclesTest {

  private static final int FADED = 1_500;
  private static final double RELATIVE = 1e-9;
  private static final Set<String> FADING_IN_TA_LIB =
      Set.of(
          "adx",
          "plus_di",
          "minus_di",
          "macd",
          "macd_signal",
          "macd_histogram",
          "ppo",
          "ppo_signal");

  private final List<Bar> bars = Series.offGrid(77, 3_000);

  @Test
  void all_69_agree_with_ta4j() {
    IndicatorSet set = new IndicatorSet(Interval.H1);
    Ta4jColumns ta4j = new Ta4jColumns(Interval.H1, bars.size());
    Map<String, Double> worst = new HashMap<>();
    double traded = 0;
    double firstFlow = 0;
    for (int i = 0; i < bars.size(); i++) {
      set.update(bars.get(i));
      firstFlow = i == 0 ? set.value("adl") : firstFlow;
      ta4j.add(bars.get(i));
      ta4j.sum();
      traded += bars.get(i).volume();
      for (IndicatorDefinition column : IndicatorDefinition.values()) {
        boolean comparable = column != IndicatorDefinition.VWAP || i % 24 == 23;
        if (i >= FADED && comparable) {
          double scale = StreamingEqualsBatchTest.scale(column, bars.get(i).close(), traded);
          double start = column == IndicatorDefinition.ADL ? firstFlow : 0;
          double theirs = ta4j.value(column.column()) + start;
          worst.merge(column.column(), difference(set.value(column), theirs, scale), Math::max);
        }
      }
    }
    assertThat(beyond(worst, RELATIVE)).isEmpty();
    assertThat(worst).hasSize(IndicatorDefinition.COUNT);
  }

  @Test
  void what_ta_lib_has_agrees_with_ta_lib() {
    Map<String, double[]> columns = new TaLibColumns(bars).compute();
    IndicatorSet set = new IndicatorSet(Interval.H1);
    Map<String, Double> worst = new HashMap<>();
    double traded = 0;
    for (int i = 0; i < bars.size(); i++) {
      set.update(bars.get(i));
      traded += bars.get(i).volume();
      for (Map.Entry<String, double[]> entry : columns.entrySet()) {
        IndicatorDefinition column = IndicatorDefinition.of(entry.getKey());
        boolean fading = FADING_IN_TA_LIB.contains(entry.getKey());
        if (i < (fading ? FADED : column.warmUp()) || Double.isNaN(entry.getValue()[i])) {
          continue;
        }
        double start = column == IndicatorDefinition.OBV ? bars.get(0).volume() : 0;
        double scale = StreamingEqualsBatchTest.scale(column, bars.get(i).close(), traded);
        double theirs = entry.getValue()[i] - start;
        worst.merge(entry.getKey(), difference(set.value(column), theirs, scale), Math::max);
      }
    }
    assertThat(beyond(worst, 1e-6)).isEmpty();
    worst.keySet().removeAll(Set.of("bb_upper", "bb_lower"));
    assertThat(beyond(worst, RELATIVE)).isEmpty();
    assertThat(worst).hasSize(columns.size() - 2).hasSizeGreaterThan(45);
  }

  private static Set<String> beyond(Map<String, Double> worst, double limit) {
    Set<String> beyond = new TreeSet<>();
    worst.forEach(
        (column, difference) -> {
          if (!(difference <= limit)) {
            beyond.add(column + " by " + difference);
          }
        });
    return beyond;
  }

  private static double difference(double ours, double theirs, double scale) {
    return Math.abs(ours - theirs) / Math.max(Math.abs(theirs), scale);
  }
}
