package io.ennead.analytics.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.indicators.formula.Formula;
import io.ennead.records.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorSetTest {

  @Test
  void there_are_69_indicators_in_four_categories() {
    Map<Category, Integer> counts = new TreeMap<>();
    for (IndicatorDefinition column : IndicatorDefinition.values()) {
      counts.merge(column.category(), 1, Integer::sum);
    }
    assertThat(IndicatorDefinition.COUNT).isEqualTo(69);
    assertThat(counts)
        .containsExactly(
            Map.entry(Category.TREND, 32),
            Map.entry(Category.MOMENTUM, 18),
            Map.entry(Category.VOLATILITY, 15),
            Map.entry(Category.VOLUME, 4));
    assertThat(IndicatorDefinition.columns()).doesNotHaveDuplicates();
  }

  @Test
  void the_first_value_comes_exactly_at_the_stated_warm_up() {
    IndicatorSet set = new IndicatorSet(Interval.H1);
    List<Bar> bars = Series.walk(1, 250);
    for (int i = 0; i < bars.size(); i++) {
      set.update(bars.get(i));
      for (IndicatorDefinition column : IndicatorDefinition.values()) {
        assertThat(Double.isNaN(set.value(column)))
            .as("%s at candle %d", column, i)
            .isEqualTo(i < column.warmUp());
      }
    }
  }

  @Test
  void a_vwap_waits_for_the_first_anchor() {
    List<Bar> bars = Series.walk(1, 50);
    IndicatorSet set = new IndicatorSet(Interval.H1);
    for (int i = 5; i < bars.size(); i++) {
      set.update(bars.get(i));
      assertThat(Double.isNaN(set.value("vwap"))).as("candle %d", i).isEqualTo(i < 24);
    }
  }

  @Test
  void formulas_stand_after_those_that_they_read_and_have_names_of_their_own() {
    Set<String> ids = new HashSet<>();
    List<Formula> before = new ArrayList<>();
    for (Formula formula : new IndicatorSet(Interval.M1).formulas()) {
      assertThat(before).as(formula.id()).containsAll(formula.needs());
      assertThat(ids.add(formula.id())).as(formula.id()).isTrue();
      before.add(formula);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rsi, 50",
    "rsi_7, 50",
    "rsi_21, 50",
    "rsi_28, 50",
    "stoch_k, 50",
    "stoch_d, 50",
    "williams_r, -50",
    "cci, 0",
    "tsi, 0",
    "cmo, 0",
    "ppo, 0",
    "ppo_signal, 0",
    "trix, 0",
    "ultimate_osc, 50",
    "awesome_osc, 0",
    "roc_9, 0",
    "roc_12, 0",
    "roc_25, 0",
    "macd, 0",
    "macd_signal, 0",
    "macd_histogram, 0",
    "adx, 0",
    "plus_di, 0",
    "minus_di, 0",
    "aroon_up, 100",
    "aroon_down, 100",
    "ema_spread_medium, 0",
    "atr, 0",
    "atr_percent, 0",
    "bb_width, 0",
    "bb_pct_b, .5",
    "mass_index, 25",
    "obv, 0",
    "cmf, 0",
    "adl, 0"
  })
  void after_500_identical_candles_an_indicator_has_its_stated_value(String column, double value) {
    assertThat(afterFlatMarket(123.45).value(column)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(doubles = {123.45, 1e-8, 1e6})
  void after_500_identical_candles_every_level_is_the_price_and_nothing_votes(double price) {
    IndicatorSet set = afterFlatMarket(price);
    for (IndicatorDefinition column : IndicatorDefinition.values()) {
      if (column.unit() == Unit.PRICE
          && column.voteRule() != VoteRule.PRICE_DIFFERENCE
          && !column.column().startsWith("macd")
          && column != IndicatorDefinition.ATR) {
        assertThat(set.value(column)).as(column.column()).isCloseTo(price, within(price * 1e-15));
      }
    }
    IndicatorVotes votes = new IndicatorVotes();
    votes.cast(set);
    assertThat(votes.abstaining()).isEqualTo(IndicatorDefinition.COUNT);
  }

  @Test
  void a_market_gone_flat_for_20000_candles_keeps_defined_values() {
    List<Bar> bars = Series.walk(3, 300);
    IndicatorSet set = new IndicatorSet(Interval.H1);
    bars.forEach(set::update);
    Bar last = bars.get(299);
    double price = last.close();
    for (int i = 1; i <= 20_000; i++) {
      long openTime = last.openTime() + i * Interval.H1.millis();
      set.update(new Bar(openTime, price, price, price, price, 0, 0));
      assertThat(Arrays.stream(set.snapshot()).allMatch(Double::isFinite))
          .as("all finite after %d flat candles", i)
          .isTrue();
    }
    assertThat(set.value("rsi")).isEqualTo(50);
    assertThat(set.value("tsi")).isZero();
    assertThat(set.value("bb_pct_b")).isEqualTo(.5);
    assertThat(set.value("ema_89")).isCloseTo(price, within(1e-12));
  }

  @Test
  void candles_out_of_order_or_off_the_grid_are_refused() {
    IndicatorSet set = new IndicatorSet(Interval.H1);
    set.update(new Bar(7_200_000, 1, 1, 1, 1, 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> set.update(new Bar(7_200_000, 1, 1, 1, 1, 1, 1)))
        .withMessageContaining("feed closed candles in their order");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> set.update(new Bar(10_800_001, 1, 1, 1, 1, 1, 1)))
        .withMessageContaining("not a multiple of 3600000 ms");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bar(0, 1, Double.NaN, 1, 1, 1, 1))
        .withMessageContaining("must be finite");
  }

  @Test
  void an_unknown_column_is_refused_with_the_list_of_the_known_ones() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IndicatorSet(Interval.H1).value("rsi_15"))
        .withMessageContaining("'rsi_15' is not known")
        .withMessageContaining("rsi_28");
  }

  private static IndicatorSet afterFlatMarket(double price) {
    IndicatorSet set = new IndicatorSet(Interval.H1);
    Series.flat(price, 500).forEach(set::update);
    return set;
  }
}
