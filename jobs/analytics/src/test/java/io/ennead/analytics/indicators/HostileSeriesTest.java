package io.ennead.analytics.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileSeriesTest {

  /** Bars with zeros, negative prices and a low above the high; pennies; figures beyond 1e13. */
  @ParameterizedTest
  @ValueSource(strings = {"bad.csv", "zeros.csv", "penny.csv", "toobig.csv", "bitcoin.csv"})
  void files_that_broke_others_end_in_defined_values(String file) {
    assertDefined(Recordings.daily(file));
  }

  @Property(tries = 40)
  void any_prices_between_1e_minus_8_and_1e6_end_in_defined_values(
      @ForAll @Size(min = 210, max = 230) List<@DoubleRange(min = -8, max = 6) Double> exponents) {
    List<Bar> bars = new ArrayList<>();
    double open = 1;
    for (int i = 0; i < exponents.size(); i++) {
      double close = StrictMath.pow(10, exponents.get(i));
      double high = Math.max(open, close);
      double low = Math.min(open, close);
      bars.add(new Bar(i * 3_600_000L, open, high, low, close, i % 3 == 0 ? 0 : 1e12 * i, 0));
      open = close;
    }
    assertDefined(bars);
  }

  @Property(tries = 20)
  void a_market_that_moves_by_one_tick_ends_in_defined_values(@ForAll long seed) {
    List<Bar> bars = new ArrayList<>();
    Random random = new Random(seed);
    double[] ticks = {1e-8, 2e-8};
    for (int i = 0; i < 300; i++) {
      double open = ticks[random.nextInt(2)];
      double close = ticks[random.nextInt(2)];
      bars.add(
          new Bar(i * 3_600_000L, open, Math.max(open, close), Math.min(open, close), close, 1, 0));
    }
    assertDefined(bars);
  }

  private static void assertDefined(List<Bar> bars) {
    IndicatorSet set = new IndicatorSet(Interval.H1);
    IndicatorVotes votes = new IndicatorVotes();
    for (int i = 0; i < bars.size(); i++) {
      set.update(bars.get(i));
      votes.cast(set);
      for (IndicatorDefinition column : IndicatorDefinition.values()) {
        double value = set.value(column);
        if (i >= column.warmUp()) {
          assertThat(value).as("%s of candle %d", column, i).isFinite();
        }
        double score = votes.score(column);
        assertThat(Double.isNaN(score) || score >= 0 && score <= 1)
            .as("score %s of %s of candle %d", score, column, i)
            .isTrue();
      }
    }
  }
}
