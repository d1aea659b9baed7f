package io.ennead.analytics.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Interval;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class StreamingEqualsBatchTest {

  private static final double RELATIVE = 1e-9;

  @Property(tries = 25)
  void candle_by_candle_equals_each_formula_written_over_the_whole_series(@ForAll long seed) {
    List<Bar> bars = Series.roughWalk(seed, 420);
    NaiveIndicators naive = new NaiveIndicators(bars);
    assertThat(naive.size()).isEqualTo(IndicatorDefinition.COUNT);
    IndicatorSet set = new IndicatorSet(Interval.H1);
    double traded = 0;
    for (int i = 0; i < bars.size(); i++) {
      set.update(bars.get(i));
      traded += bars.get(i).volume();
      for (IndicatorDefinition column : IndicatorDefinition.values()) {
        double scale = scale(column, bars.get(i).close(), traded);
        assertSame(column, i, set.value(column), naive.column(column.column())[i], scale);
      }
    }
  }

  /** What a value is measured against where it may cross zero. */
  static double scale(IndicatorDefinition column, double close, double traded) {
    return switch (column.unit()) {
      case PRICE -> close;
      case VOLUME -> traded;
      default -> 1;
    };
  }

  static void assertSame(
      IndicatorDefinition column, int candle, double actual, double expected, double scale) {
    if (Double.isNaN(expected)) {
      assertThat(actual).as("%s of candle %d", column, candle).isNaN();
    } else {
      assertThat(actual)
          .as("%s of candle %d", column, candle)
          .isCloseTo(expected, within(RELATIVE * Math.max(Math.abs(expected), scale)));
    }
  }
}
