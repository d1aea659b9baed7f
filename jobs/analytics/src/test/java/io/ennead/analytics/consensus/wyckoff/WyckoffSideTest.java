package io.ennead.analytics.consensus.wyckoff;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.analytics.consensus.market.Sketch;
import io.ennead.analytics.consensus.wyckoff.WyckoffEvent.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WyckoffSideTest {

  private final WyckoffSide side = new WyckoffSide();
  private final List<WyckoffEvent> events = new ArrayList<>();

  private Sketch range(boolean mirrored) {
    Sketch sketch = new Sketch(mirrored);
    sketch.watching(
        each -> {
          WyckoffEvent event = each.market().atr() > 0 ? side.update(each.view()) : null;
          if (event != null) {
            events.add(event);
          }
        });
    return sketch.calm(100, 60);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_dip_below_the_range_that_is_tested_on_less_volume_is_a_spring(boolean mirrored) {
    Sketch sketch = range(mirrored).candle(100, 100.2, 98.5, 99.8, 150);
    sketch.candle(99.8, 100.5, 99.5, 100).candle(100, 100.5, 99.5, 100);
    assertThat(events).isEmpty();
    sketch.candle(100, 100.5, 99.5, 100);
    assertThat(events).hasSize(1);
    assertThat(events.get(0).kind()).isEqualTo(Kind.SPRING);
    assertThat(events.get(0).strength()).isEqualTo(.80);
  }

  @Test
  void a_test_on_more_volume_or_with_a_lower_low_is_no_spring() {
    Sketch sketch = range(false).candle(100, 100.2, 98.5, 99.8, 150);
    for (int i = 0; i < 3; i++) {
      sketch.candle(100, 100.5, 99.5, 100, 150);
    }
    sketch.calm(100, 45).candle(100, 100.2, 98, 99.8, 150).candle(99.8, 100.5, 97.9, 100);
    sketch.calm(100, 4);
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_wide_close_above_the_range_on_volume_that_holds_is_a_sign_of_strength(boolean mirrored) {
    Sketch sketch = range(mirrored).candle(100, 104, 99.9, 103.9, 300);
    assertThat(events).isEmpty();
    sketch.candle(103.9, 104.5, 103, 104);
    assertThat(events).hasSize(1);
    assertThat(events.get(0).kind()).isEqualTo(Kind.STRENGTH);
    assertThat(events.get(0).strength()).isEqualTo(.78);
  }

  @Test
  void a_breakout_that_falls_back_at_once_is_none() {
    range(false).candle(100, 104, 99.9, 103.9, 300).candle(103.9, 104, 100, 100.5);
    assertThat(events).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void after_a_climax_a_sign_of_strength_weighs_more(boolean mirrored) {
    Sketch sketch = range(mirrored).candle(100, 100.1, 94, 94.5, 300).leg(98, 3);
    assertThat(events).isEmpty();
    sketch.calm(98, 30).candle(98, 103.2, 97.9, 103, 300).candle(103, 103.5, 102.5, 103.2);
    assertThat(events).hasSize(1);
    assertThat(events.get(0).strength()).isEqualTo(.82);
    List<String> reasons = new ArrayList<>();
    side.explain(sketch.view(), reasons);
    assertThat(reasons)
        .containsExactly((mirrored ? "buying" : "selling") + " climax confirmed 33 candles ago");
  }
}
