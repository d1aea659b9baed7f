package io.ennead.analytics.consensus.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.analytics.consensus.market.Sketch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternsTest {

  /** After a fall from 100 to 92: the candles (open, high, low, close) that make the pattern. */
  static Stream<Arguments> candlesticks() {
    double[] longBear = {92, 92.1, 89.4, 89.5};
    return Stream.of(
        pattern(CandlestickPattern.HAMMER, new double[] {92, 92.45, 90, 92.4}),
        pattern(CandlestickPattern.DRAGONFLY_DOJI, new double[] {92, 92.15, 89.8, 92.1}),
        pattern(CandlestickPattern.INVERTED_HAMMER, new double[] {92, 94.4, 91.95, 92.4}),
        pattern(CandlestickPattern.ENGULFING, new double[] {91.9, 93.6, 91.8, 93.5}),
        pattern(CandlestickPattern.HARAMI, longBear, new double[] {90, 91, 89.9, 90.8}),
        pattern(CandlestickPattern.PIERCING_LINE, longBear, new double[] {89.4, 91.3, 89.3, 91.2}),
        pattern(
            CandlestickPattern.TWEEZER,
            new double[] {92, 92.1, 90.5, 91},
            new double[] {91, 92.2, 90.5, 91.9}),
        pattern(
            CandlestickPattern.STAR,
            longBear,
            new double[] {89.4, 89.8, 89, 89.6},
            new double[] {89.7, 91.3, 89.6, 91.2}),
        pattern(
            CandlestickPattern.THREE_IN_A_ROW,
            new double[] {92, 93.6, 91.9, 93.5},
            new double[] {93.5, 95.1, 93.4, 95},
            new double[] {95, 96.6, 94.9, 96.5}),
        pattern(CandlestickPattern.MARUBOZU, new double[] {92, 95.05, 91.95, 95}));
  }

  private static Arguments pattern(CandlestickPattern pattern, double[]... candles) {
    return Arguments.of(pattern, candles);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("candlesticks")
  void a_drawn_candlestick_pattern_fits_its_own_side_only(
      CandlestickPattern pattern, double[][] candles) {
    for (boolean mirrored : new boolean[] {false, true}) {
      Sketch sketch = new Sketch(mirrored).calm(100, 30).leg(92, 8);
      assertThat(pattern.fits(sketch.view())).isFalse();
      for (double[] each : candles) {
        sketch.candle(each[0], each[1], each[2], each[3]);
      }
      assertThat(pattern.fits(sketch.view())).isTrue();
      assertThat(pattern.fits(sketch.otherView())).isFalse();
    }
  }

  @Test
  void without_a_fall_before_there_is_no_hammer() {
    Sketch sketch = new Sketch(false).calm(92, 40).candle(92, 92.45, 90, 92.4);
    assertThat(CandlestickPattern.HAMMER.fits(sketch.view())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_pattern_counts_at_a_level_only(boolean mirrored) {
    Sketch far = new Sketch(mirrored).calm(100, 30).leg(92, 8);
    RulesSide side = new RulesSide();
    far.watching(each -> side.update(each.view())).candle(92, 92.45, 90, 92.4);
    assertThat(side.count()).isZero();

    Sketch at = new Sketch(mirrored).calm(100, 30).candle(100, 101, 90.2, 100).calm(100, 8);
    at.candle(100, 101, 90.4, 100).calm(100, 8).leg(92, 8);
    RulesSide known = new RulesSide();
    at.watching(each -> known.update(each.view())).candle(92, 92.45, 90.5, 92.4);
    assertThat(reasons(known, at)).anyMatch(r -> r.startsWith(mirrored ? "shooting" : "hammer"));
    at.leg(92.5, 2);
    assertThat(known.count()).as("its own candle and two more").isEqualTo(1);
    at.leg(92.6, 1);
    assertThat(known.count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_double_bottom_fires_on_the_close_beyond_its_neckline(boolean mirrored) {
    Sketch sketch = new Sketch(mirrored).calm(100, 30).leg(90, 10).leg(98, 10).leg(90.2, 10);
    assertThat(fired(sketch, 99.5, 12)).containsExactly(ChartPattern.DOUBLE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void an_inverse_head_and_shoulders_fires_on_the_close_beyond_its_neckline(boolean mirrored) {
    Sketch sketch = new Sketch(mirrored).calm(100, 30).leg(92, 8).leg(97, 8).leg(88, 10);
    sketch.leg(98, 10).leg(92.3, 8);
    assertThat(fired(sketch, 99, 10)).containsExactly(ChartPattern.HEAD_AND_SHOULDERS);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void an_ascending_triangle_fires_on_the_close_beyond_its_flat_top(boolean mirrored) {
    Sketch sketch = new Sketch(mirrored).calm(90, 30).leg(98, 8).leg(90, 10).leg(98.1, 10);
    sketch.leg(94, 6);
    assertThat(fired(sketch, 99.5, 10)).containsExactly(ChartPattern.TRIANGLE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_flag_at_a_level_fires_on_the_close_beyond_it(boolean mirrored) {
    Sketch sketch = new Sketch(mirrored).calm(100, 30).leg(110, 8).leg(100, 8).leg(110.2, 8);
    sketch.leg(100, 10).leg(112, 4).leg(110.4, 5);
    assertThat(fired(sketch, 114, 2)).containsExactly(ChartPattern.FLAG);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_same_pattern_does_not_fire_again_within_20_candles(boolean mirrored) {
    RulesSide side = new RulesSide();
    Sketch sketch = new Sketch(mirrored).calm(100, 30).leg(90, 10).leg(98, 10).leg(90.2, 10);
    sketch.watching(each -> side.update(each.view())).leg(99, 8).leg(97.5, 1).leg(99, 1);
    String title = mirrored ? "double top" : "double bottom";
    assertThat(reasons(side, sketch).stream().filter(r -> r.startsWith(title))).hasSize(1);
  }

  private static Set<ChartPattern> fired(Sketch sketch, double to, int candles) {
    Set<ChartPattern> fired = EnumSet.noneOf(ChartPattern.class);
    sketch.watching(
        each -> {
          for (ChartPattern pattern : ChartPattern.values()) {
            if (!Double.isNaN(pattern.fits(each.view()))) {
              fired.add(pattern);
            }
            assertThat(pattern.fits(each.otherView())).isNaN();
          }
        });
    sketch.leg(to, candles);
    return fired;
  }

  private static List<String> reasons(RulesSide side, Sketch sketch) {
    List<String> reasons = new ArrayList<>();
    side.explain(sketch.view(), reasons);
    return reasons;
  }
}
