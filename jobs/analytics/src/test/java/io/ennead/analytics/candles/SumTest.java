package io.ennead.analytics.candles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SumTest {

  private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(127);

  @Property
  void is_that_of_unbounded_integers_or_an_error(
      @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 0) Long> factors) {
    BigInteger exact = BigInteger.ZERO;
    Sum sum = new Sum();
    for (int i = 0; i < factors.size(); i++) {
      long one = factors.get(i);
      long other = factors.get((i * 3 + 1) % factors.size());
      exact =
          exact
              .add(BigInteger.valueOf(one).multiply(BigInteger.valueOf(other)))
              .add(BigInteger.valueOf(one));
      if (exact.compareTo(LIMIT) >= 0) {
        assertThatThrownBy(
                () -> {
                  sum.addProduct(one, other);
                  sum.add(one);
                })
            .isInstanceOf(ArithmeticException.class);
        return;
      }
      sum.addProduct(one, other);
      sum.add(one);
    }

    assertThat(sum.toDecimal(16)).isEqualByComparingTo(new BigDecimal(exact, 16));
  }

  @Test
  void carries_from_the_low_half_into_the_high_one() {
    Sum sum = new Sum(0, -1);

    sum.add(1);

    assertThat(sum.high).isEqualTo(1);
    assertThat(sum.low).isZero();
  }

  @Test
  void one_beyond_127_bits_is_an_error() {
    Sum full = new Sum(Long.MAX_VALUE, -1);

    assertThat(full.toDecimal(0)).isEqualTo(new BigDecimal(LIMIT.subtract(BigInteger.ONE)));
    assertThatThrownBy(() -> full.add(1)).isInstanceOf(ArithmeticException.class);
  }
}
