package io.ennead.analytics.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.consensus.market.Sketch;
import io.ennead.records.Direction;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import io.ennead.records.Interval;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole votes on drawn markets. */
class DrawnVotesTest {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_steady_climb_makes_the_technical_head_vote_for_it(boolean mirrored) {
    Sketch sketch = new Sketch(mirrored).calm(1_000, 200).leg(1_040, 40);
    HeadVote vote = last(sketch, HeadName.TECHNICAL);
    assertThat(vote.direction()).isEqualTo(sketch.view().direction());
    assertThat(vote.probability()).isGreaterThan(.8);
    assertThat(last(new Sketch(mirrored).calm(1_000, 230), HeadName.TECHNICAL).direction())
        .isEqualTo(Direction.FLAT);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void buying_on_volume_makes_the_volume_head_vote_for_it(boolean mirrored) {
    Sketch sketch = new Sketch(mirrored).calm(1_000, 200);
    for (int i = 0; i < 24; i++) {
      boolean up = i % 2 == 0;
      sketch.candle(1_000, 1_001, 999, up ? 1_000.9 : 999.1, up ? 300 : 60, up ? 250 : 40);
    }
    HeadVote vote = last(sketch, HeadName.VOLUME);
    assertThat(vote.direction()).isEqualTo(sketch.view().direction());
    assertThat(last(new Sketch(mirrored).calm(1_000, 230), HeadName.VOLUME).direction())
        .isEqualTo(Direction.FLAT);
  }

  @Test
  void without_taker_volume_the_flow_components_drop_out() {
    Sketch sketch = new Sketch(false).calm(1_000, 180);
    for (int i = 0; i < 60; i++) {
      sketch.candle(1_000, 1_001, 999, 1_000 + .5 * (i % 3 - 1), 100, Double.NaN);
    }
    HeadVote vote = last(sketch, HeadName.VOLUME);
    assertThat(vote.abstained()).isFalse();
    assertThat(vote.reasons())
        .noneMatch(reason -> reason.startsWith("CVD") || reason.startsWith("taker"))
        .anyMatch(reason -> reason.startsWith("OBV"));
  }

  @Test
  void without_any_volume_the_volume_head_abstains() {
    Sketch sketch = new Sketch(false).calm(1_000, 200);
    for (int i = 0; i < 20; i++) {
      sketch.candle(1_000, 1_001, 999, 1_000, 0);
    }
    assertThat(last(sketch, HeadName.VOLUME).reasons()).containsExactly("no volume in 20 candles");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void rising_swings_make_the_structure_head_vote_for_them(boolean mirrored) {
    Sketch sketch = new Sketch(mirrored).calm(1_000, 150);
    for (int i = 0; i < 4; i++) {
      sketch.leg(1_030 + 20 * i, 15).leg(1_015 + 20 * i, 12);
    }
    sketch.leg(1_100, 15);
    HeadVote vote = last(sketch, HeadName.STRUCTURE);
    assertThat(vote.direction()).isEqualTo(sketch.view().direction());
    assertThat(vote.reasons()).contains("agreeing 2 of 2", "rising or falling sequences 2 of 2");
    sketch.leg(1_090, 5).leg(1_092, 4).leg(1_086, 5);
    assertThat(last(sketch, HeadName.STRUCTURE).direction()).isEqualTo(Direction.FLAT);
  }

  @Test
  void without_a_swing_the_structure_head_abstains() {
    assertThat(last(new Sketch(false).calm(1_000, 230), HeadName.STRUCTURE).reasons())
        .containsExactly("swings with a direction 0 < 2");
  }

  private static HeadVote last(Sketch sketch, HeadName head) {
    List<Bar> bars = sketch.bars();
    return PanelRun.votes(Interval.M15, bars).get(bars.size() - 1).get(head.ordinal());
  }
}
