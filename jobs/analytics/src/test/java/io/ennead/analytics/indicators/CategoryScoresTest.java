package io.ennead.analytics.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ennead.analytics.candles.Bar;
import io.ennead.records.Interval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CategoryScoresTest {

  /** By row of the file: trend, momentum, volatility, ATR(14) of an independent prototype. */
  private static final Map<Integer, double[]> VECTORS =
      Map.of(
          33087, new double[] {.9920, .9296, .9870, 446.7237},
          37413, new double[] {.9582, .9467, 1.0000, 379.0733},
          33548, new double[] {.0562, .1157, .0696, 127.2898},
          37018, new double[] {.2690, .3072, .1866, 179.1583},
          40144, new double[] {.1369, .3220, .1141, 157.8724});

  @Test
  void five_candles_of_a_recording_have_the_scores_of_an_independent_prototype() {
    List<Bar> bars = Recordings.klines("BTCUSDT-15m.csv.gz");
    IndicatorSet set = new IndicatorSet(Interval.M15);
    for (int row = 0; row <= 40144; row++) {
      set.update(bars.get(row));
      double[] expected = VECTORS.get(row);
      if (expected != null) {
        CategoryScores scores = CategoryScores.of(set);
        assertThat(scores.trend()).as("trend of row %d", row).isCloseTo(expected[0], within(6e-5));
        assertThat(scores.momentum()).isCloseTo(expected[1], within(6e-5));
        assertThat(scores.volatility()).isCloseTo(expected[2], within(6e-5));
        assertThat(set.value("atr")).isCloseTo(expected[3], within(6e-5));
      }
    }
  }
}
