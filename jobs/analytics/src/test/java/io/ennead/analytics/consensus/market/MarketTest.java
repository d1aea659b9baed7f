package io.ennead.analytics.consensus.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.consensus.Drawn;
import io.ennead.records.Direction;
import io.ennead.records.Interval;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarketTest {

  @Test
  void the_first_true_range_average_comes_with_the_15th_candle() {
    Sketch sketch = new Sketch(false).calm(100, 14);
    assertThat(sketch.market().atr()).isNaN();
    assertThat(sketch.calm(100, 1).market().atr()).isCloseTo(2, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_low_exists_only_from_the_candle_that_confirms_it(boolean mirrored) {
    Sketch sketch = new Sketch(mirrored).calm(100, 30).candle(100, 101, 95, 100).calm(100, 1);
    assertThat(sketch.view().lowCount(2)).isZero();
    sketch.calm(100, 1);
    assertThat(sketch.view().newLow(2)).isTrue();
    assertThat(sketch.view().lowIndex(2, 0)).isEqualTo(30);
    assertThat(sketch.view().lowPrice(2, 0)).isCloseTo(mirrored ? 95 - 200 : 95, within(1e-12));
    assertThat(sketch.view().lowCount(3)).isZero();
    assertThat(sketch.calm(100, 1).view().lowCount(3)).isEqualTo(1);
    assertThat(sketch.view().newLow(2)).isFalse();
  }

  @Test
  void the_first_of_two_equal_lows_counts() {
    Sketch sketch = new Sketch(false).calm(100, 30);
    sketch.candle(100, 101, 95, 100).candle(100, 101, 95, 100).calm(100, 5);
    assertThat(sketch.view().lowCount(3)).isEqualTo(1);
    assertThat(sketch.view().lowIndex(3, 0)).isEqualTo(30);
  }

  @Test
  void forty_pivots_are_kept() {
    Sketch sketch = new Sketch(false).calm(100, 20);
    for (int i = 0; i < 50; i++) {
      sketch.candle(100, 101, 95, 100).calm(100, 4);
    }
    assertThat(sketch.view().lowCount(2)).isEqualTo(40);
    assertThat(sketch.view().lowIndex(2, 0)).isEqualTo(20 + 49 * 5);
    assertThat(sketch.view().lowIndex(2, 39)).isEqualTo(20 + 10 * 5);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_alternating_list_keeps_the_more_extreme_of_neighbours(boolean mirrored) {
    Sketch sketch = new Sketch(mirrored).calm(100, 30);
    sketch.candle(100, 101, 96, 100).calm(100, 6).candle(100, 101, 94, 100).calm(100, 6);
    sketch.candle(100, 101, 95, 100).calm(100, 6);
    SideView view = sketch.view();
    assertThat(view.lowCount(5)).isEqualTo(3);
    assertThat(view.swingCount(5)).isEqualTo(1);
    assertThat(view.lastSwingIsLow(5)).isTrue();
    assertThat(view.swingIndex(5, 0)).isEqualTo(37);
  }

  @Test
  void a_candle_that_is_both_a_high_and_a_low_is_not_entered() {
    Sketch sketch = new Sketch(false).calm(100, 30).candle(100, 106, 94, 100).calm(100, 6);
    assertThat(sketch.view().lowCount(5)).isEqualTo(1);
    assertThat(sketch.view().highCount(5)).isEqualTo(1);
    assertThat(sketch.view().swingCount(5)).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_first_break_is_a_change_of_character_and_the_next_a_break_of_structure(boolean mirrored) {
    Sketch sketch = new Sketch(mirrored).calm(100, 30).leg(104, 6).leg(101, 6);
    SwingUnit unit = sketch.market().unit(3);
    Direction up = sketch.view().direction();
    assertThat(unit.direction()).isEqualTo(Direction.FLAT);
    sketch.leg(107, 6);
    assertThat(unit.direction()).isEqualTo(up);
    assertThat(unit.lastBreak()).isEqualTo(SwingBreak.CHOCH);
    sketch.leg(104, 6).leg(110, 6);
    assertThat(unit.lastBreak()).isEqualTo(SwingBreak.BOS);
    sketch.leg(106, 6);
    assertThat(unit.sequence()).isEqualTo(up);
    sketch.leg(95, 12);
    assertThat(unit.direction()).isEqualTo(up.opposite());
    assertThat(unit.lastBreak()).isEqualTo(SwingBreak.CHOCH);
  }

  @Test
  void a_swing_is_broken_only_once() {
    Sketch sketch = new Sketch(false).calm(100, 30).leg(104, 6).leg(101, 10).leg(105, 3);
    SwingUnit unit = sketch.market().unit(10);
    assertThat(unit.direction()).isEqualTo(Direction.LONG);
    assertThat(unit.lastBreak()).isEqualTo(SwingBreak.CHOCH);
    sketch.leg(103, 1).leg(105, 1);
    assertThat(unit.lastBreak()).isEqualTo(SwingBreak.CHOCH);
  }

  @Test
  void the_volume_ratio_is_against_the_20_candles_before() {
    Sketch sketch = new Sketch(false).calm(100, 30).candle(100, 101, 99, 100, 250);
    assertThat(sketch.market().volumeRatio()).isCloseTo(2.5, within(1e-12));
    Sketch still = new Sketch(false);
    for (int i = 0; i < 21; i++) {
      still.candle(100, 101, 99, 100, 0);
    }
    assertThat(still.candle(100, 101, 99, 100, 5).market().volumeRatio()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void two_pivots_close_together_make_a_level_and_one_does_not(boolean mirrored) {
    Sketch sketch = new Sketch(mirrored).calm(100, 30).candle(100, 101, 95, 100).calm(100, 10);
    double price = sketch.isMirrored() ? 95.2 - 200 : 95.2;
    assertThat(Levels.near(sketch.view(), price)).isFalse();
    sketch.candle(100, 101, 95.4, 100).calm(100, 10);
    assertThat(Levels.near(sketch.view(), price)).isTrue();
    assertThat(Levels.near(sketch.view(), price + 5)).isFalse();
    sketch.candle(100, 101, 90, 94);
    assertThat(Levels.near(sketch.view(), price)).as("on the wrong side of the close").isFalse();
  }

  @Test
  void a_level_ends_after_300_candles() {
    Sketch sketch = new Sketch(false).calm(100, 30).candle(100, 101, 95, 100).calm(100, 10);
    sketch.candle(100, 101, 95.4, 100).calm(100, 289);
    assertThat(Levels.near(sketch.view(), 95)).isTrue();
    assertThat(Levels.near(sketch.calm(100, 1).view(), 95)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_lower_low_on_net_buying_is_a_divergence(boolean mirrored) {
    Sketch sketch = new Sketch(mirrored).calm(100, 30).candle(100, 101, 95, 100).calm(100, 9);
    sketch.candle(100, 101, 94, 100, 100, 80);
    assertThat(CvdDivergence.exists(sketch.view())).isFalse();
    sketch.calm(100, 5);
    assertThat(CvdDivergence.exists(sketch.view())).isTrue();
    assertThat(CvdDivergence.exists(sketch.otherView())).isFalse();
    sketch.calm(100, 20);
    assertThat(CvdDivergence.exists(sketch.view())).isTrue();
    assertThat(CvdDivergence.exists(sketch.calm(100, 1).view())).as("too old").isFalse();
  }

  @Test
  void unknown_taker_volume_makes_no_divergence() {
    Sketch sketch = new Sketch(false).calm(100, 30).candle(100, 101, 95, 100).calm(100, 9);
    sketch.candle(100, 101, 94, 100, 100, Double.NaN).calm(100, 5);
    assertThat(CvdDivergence.exists(sketch.view())).isFalse();
  }

  @Test
  void the_extremes_are_those_of_the_candles_looked_through_also_after_a_restore()
      throws IOException {
    List<Bar> bars = Drawn.walk(3, Interval.M15, 600);
    Market market = new Market();
    for (int i = 0; i < bars.size(); i++) {
      market.update(bars.get(i));
      if (i % 150 == 149) {
        market = restored(market);
      }
      for (int candles : new int[] {2, 20, 50, 128}) {
        if (i >= candles) {
          List<Bar> before = bars.subList(i - candles + 1, i);
          SideView view = market.longSide();
          double low = before.stream().mapToDouble(Bar::low).min().orElseThrow();
          double high = before.stream().mapToDouble(Bar::high).max().orElseThrow();
          assertThat(view.lowestBefore(candles - 1)).isEqualTo(low);
          assertThat(view.highestBefore(candles - 1)).isEqualTo(high);
          assertThat(view.lowest(candles)).isEqualTo(Math.min(low, bars.get(i).low()));
          assertThat(view.highest(candles)).isEqualTo(Math.max(high, bars.get(i).high()));
          assertThat(market.shortSide().lowest(candles)).isEqualTo(-view.highest(candles));
          assertThat(market.shortSide().highest(candles)).isEqualTo(-view.lowest(candles));
        }
      }
    }
  }

  private static Market restored(Market market) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    market.write(new DataOutputStream(bytes));
    Market restored = new Market();
    restored.read(
        market.version(), new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    return restored;
  }
}
