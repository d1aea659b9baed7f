package io.ennead.analytics.indicators.primitive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PrimitivesTest {

  @Property(tries = 200)
  void a_deque_knows_the_latest_maximum_of_every_window(
      @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 9) Integer> values) {
    MonotonicDeque deque = new MonotonicDeque(26);
    for (int i = 0; i < values.size(); i++) {
      deque.push(values.get(i));
      for (int n = 1; n <= Math.min(26, i + 1); n++) {
        List<Integer> window = values.subList(i + 1 - n, i + 1);
        int max = Collections.max(window);
        assertThat(deque.max(n)).isEqualTo(max);
        assertThat(deque.ago(n)).isEqualTo(n - 1 - window.lastIndexOf(max));
      }
    }
  }

  @Property(tries = 200)
  void a_compensated_sum_is_the_exact_one_to_the_last_digits(
      @ForAll @Size(min = 1, max = 200) List<@IntRange(min = -40, max = 40) Integer> exponents) {
    CompensatedSum sum = new CompensatedSum();
    BigDecimal exact = BigDecimal.ZERO;
    double size = 0;
    for (int i = 0; i < exponents.size(); i++) {
      double x = Math.scalb(i % 2 == 0 ? 1.1 : -1.3, exponents.get(i));
      sum.add(x);
      exact = exact.add(new BigDecimal(x));
      size += Math.abs(x);
    }
    assertThat(sum.value())
        .isCloseTo(exact.doubleValue(), within(Math.ulp(exact.doubleValue()) + size * 1e-30));
  }

  @Example
  void the_mean_of_equal_values_is_the_value() {
    CompensatedSum sum = new CompensatedSum();
    Ring ring = new Ring(20);
    SeededAverage average = SeededAverage.exponential(20);
    for (int i = 0; i < 200; i++) {
      sum.add(.1);
      ring.push(.1);
      average.update(.1);
    }
    assertThat(sum.mean(200, .1)).isEqualTo(.1);
    assertThat(ring.mean(20)).isEqualTo(.1);
    assertThat(average.value()).isEqualTo(.1);
  }

  @Example
  void an_average_starts_with_the_mean_of_its_first_inputs() {
    SeededAverage average = SeededAverage.exponential(3);
    assertThat(average.update(1)).isNaN();
    assertThat(average.update(2)).isNaN();
    assertThat(average.update(6)).isEqualTo(3);
    assertThat(average.update(5)).isEqualTo(4);
    assertThat(SeededAverage.wilder(1).update(7)).isEqualTo(7);
  }

  @Example
  void a_ring_keeps_the_newest() {
    Ring ring = new Ring(3);
    for (int i = 1; i <= 9; i++) {
      ring.push(i);
    }
    assertThat(ring.size()).isEqualTo(4);
    assertThat(ring.get(0)).isEqualTo(9);
    assertThat(ring.get(3)).isEqualTo(6);
    assertThat(ring.sum(3)).isEqualTo(24);
    assertThat(ring.weightedSum(3)).isEqualTo(3 * 9 + 2 * 8 + 7);
    assertThat(ring.squaredDistances(2, 8)).isEqualTo(1);
    assertThat(ring.absoluteDistances(3, 8)).isEqualTo(2);
  }

  @Example
  void a_quotient_is_defined_everywhere() {
    assertThat(Ratio.of(1, 4, 9)).isEqualTo(.25);
    assertThat(Ratio.of(1, 0, 9)).isEqualTo(9);
    assertThat(Ratio.of(1e-310, 1e-305, 9)).isEqualTo(9);
    assertThat(Ratio.of(1e300, 1e-200, 9)).isEqualTo(9);
    assertThat(Ratio.of(Double.NaN, 1, 9)).isNaN();
  }
}
