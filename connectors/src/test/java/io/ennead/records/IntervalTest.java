package io.ennead.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class IntervalTest {

  private static final long FAR = 4_000_000_000_000L;

  @Property
  void every_instant_lies_in_exactly_one_candle(
      @ForAll Interval interval, @ForAll @LongRange(min = -FAR, max = FAR) long instant) {
    long open = interval.floor(instant);

    assertThat(open % interval.millis()).isZero();
    assertThat(instant).isGreaterThanOrEqualTo(open).isLessThan(interval.end(open));
  }

  @Property
  void ceil_is_the_lowest_boundary_that_is_not_before(
      @ForAll Interval interval, @ForAll @LongRange(min = -FAR, max = FAR) long instant) {
    long boundary = interval.ceil(instant);

    assertThat(boundary % interval.millis()).isZero();
    assertThat(boundary).isGreaterThanOrEqualTo(instant);
    assertThat(boundary - interval.millis()).isLessThan(instant);
  }

  @Test
  void the_last_millisecond_before_a_boundary_belongs_to_the_candle_before() {
    assertThat(Interval.M5.floor(299_999)).isZero();
    assertThat(Interval.M5.floor(300_000)).isEqualTo(300_000);
    assertThat(Interval.M5.floor(-1)).isEqualTo(-300_000);
  }

  @Test
  void each_interval_is_a_whole_multiple_of_the_one_below() {
    for (Interval interval : Interval.values()) {
      interval
          .parent()
          .ifPresent(parent -> assertThat(parent.millis() % interval.millis()).isZero());
    }
    assertThat(Interval.H1.millis()).isEqualTo(Duration.ofHours(1).toMillis());
    assertThat(Interval.H1.parent()).isEmpty();
    assertThat(Interval.M5.andAbove()).containsExactly(Interval.M5, Interval.M15, Interval.H1);
  }

  @Test
  void the_label_names_the_interval_and_an_unknown_one_is_refused_with_the_known() {
    for (Interval interval : Interval.values()) {
      assertThat(Interval.of(interval.label())).isEqualTo(interval);
    }
    assertThatThrownBy(() -> Interval.of("2m"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("interval '2m' is not known: use one of 1m, 5m, 15m, 1h");
  }
}
