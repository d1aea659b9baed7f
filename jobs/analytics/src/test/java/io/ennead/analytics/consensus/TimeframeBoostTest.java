package io.ennead.analytics.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ennead.analytics.consensus.TimeframeBoost.Higher;
import io.ennead.records.Direction;
import io.ennead.records.Interval;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class TimeframeBoostTest {

  @Test
  void agreeing_timeframes_add_and_opposing_ones_subtract_by_their_weight() {
    List<Higher> higher =
        List.of(
            new Higher(Interval.H1, Direction.LONG, .9),
            new Higher(Interval.M15, Direction.SHORT, .8),
            new Higher(Interval.M5, Direction.FLAT, 0));
    assertThat(TimeframeBoost.of(Direction.LONG, higher)).isCloseTo(.10, within(1e-12));
    assertThat(TimeframeBoost.of(Direction.SHORT, higher)).isCloseTo(-.10, within(1e-12));
    assertThat(TimeframeBoost.of(Direction.FLAT, higher)).isZero();
  }

  @Test
  void the_boost_is_clipped_to_a_quarter() {
    List<Higher> higher =
        List.of(
            new Higher(Interval.M5, Direction.LONG, 1),
            new Higher(Interval.M15, Direction.LONG, 1),
            new Higher(Interval.H1, Direction.LONG, 1));
    assertThat(TimeframeBoost.of(Direction.LONG, higher)).isEqualTo(.25);
    assertThat(TimeframeBoost.of(Direction.SHORT, higher)).isEqualTo(-.25);
  }

  @Test
  void a_boost_closes_part_of_the_distance_to_one_and_a_malus_takes_a_part_away() {
    assertThat(TimeframeBoost.apply(.8, .2)).isCloseTo(.84, within(1e-12));
    assertThat(TimeframeBoost.apply(.8, -.2)).isCloseTo(.64, within(1e-12));
    assertThat(TimeframeBoost.apply(.8, 0)).isEqualTo(.8);
  }

  @Property
  void agreement_never_saturates_the_confidence(
      @ForAll @DoubleRange(min = 0, max = .99) double confidence,
      @ForAll @DoubleRange(min = -.25, max = .25) double boost) {
    assertThat(TimeframeBoost.apply(confidence, boost)).isBetween(0.0, 1.0).isNotEqualTo(1.0);
  }

  @Test
  void no_timeframe_is_above_itself() {
    assertThatThrownBy(() -> new Higher(Interval.M1, Direction.LONG, .9))
        .hasMessage("timeframe 1m is refused: none is lower than it");
  }
}
