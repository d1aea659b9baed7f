package io.ennead.analytics.signals.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.records.Direction;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TradeLevelsTest {

  private static final BigDecimal FEE = new BigDecimal("0.0005");

  /** In binary floating point 71 % of prices miss it. */
  @Property
  void a_target_of_two_and_a_half_risks_pays_exactly_that_without_fees(
      @ForAll @LongRange(min = 1_000, max = 10_000_000) long cents,
      @ForAll @LongRange(min = 2, max = 300) long risk,
      @ForAll boolean up) {
    BigDecimal entry = BigDecimal.valueOf(cents, 2);
    BigDecimal distance = BigDecimal.valueOf(up ? risk : -risk, 2);
    TradeLevels levels =
        new TradeLevels(
            up ? Direction.LONG : Direction.SHORT,
            entry,
            entry.subtract(distance),
            entry.add(distance.multiply(new BigDecimal("2.5"))),
            BigDecimal.ZERO);
    assertThat(levels.riskReward()).isEqualByComparingTo("2.5");
  }

  @Property
  void a_stop_costs_exactly_one_r_and_fees_make_a_target_pay_less(
      @ForAll @LongRange(min = 1_000, max = 10_000_000) long cents,
      @ForAll @LongRange(min = 2, max = 300) long risk) {
    BigDecimal entry = BigDecimal.valueOf(cents, 2);
    BigDecimal stop = entry.subtract(BigDecimal.valueOf(risk, 2));
    BigDecimal target = entry.add(BigDecimal.valueOf(4 * risk, 2));
    TradeLevels levels = new TradeLevels(Direction.LONG, entry, stop, target, FEE);
    assertThat(levels.resultR(stop)).isEqualByComparingTo("-1");
    assertThat(levels.riskReward()).isLessThan(new BigDecimal("4"));
  }

  @Test
  void results_are_after_fees_on_both_prices() {
    TradeLevels up =
        new TradeLevels(Direction.LONG, price("1000"), price("990"), price("1060"), FEE);
    assertThat(up.riskReward()).isEqualByComparingTo("5.3633");
    // (60 - 0.0005 x 2060) / (10 + 0.0005 x 1990) = 58.97 / 10.995 = 5.36334...
  }

  @Test
  void levels_are_reached_by_touch_on_both_sides() {
    TradeLevels up = new TradeLevels(Direction.LONG, price("100"), price("99"), price("106"), FEE);
    TradeLevels down =
        new TradeLevels(Direction.SHORT, price("100"), price("101"), price("94"), FEE);
    assertThat(up.reachesStop(price("99"))).isTrue();
    assertThat(up.reachesStop(price("99.01"))).isFalse();
    assertThat(up.reachesTarget(price("106"))).isTrue();
    assertThat(down.reachesStop(price("101"))).isTrue();
    assertThat(down.reachesTarget(price("94.01"))).isFalse();
    // 1 by 1 + 0.0005 x 199 and by 1 + 0.0005 x 201
    assertThat(up.excursionR(price("101"))).isEqualByComparingTo("0.9095");
    assertThat(down.excursionR(price("99"))).isEqualByComparingTo("0.9086");
  }

  @Test
  void a_stop_on_the_wrong_side_is_refused() {
    assertThatThrownBy(
            () -> new TradeLevels(Direction.LONG, price("100"), price("100"), price("106"), FEE))
        .hasMessage("levels are refused: stop 100 must lie against a LONG from entry 100");
  }

  private static BigDecimal price(String text) {
    return new BigDecimal(text);
  }
}
