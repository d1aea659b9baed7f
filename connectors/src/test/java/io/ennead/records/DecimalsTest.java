package io.ennead.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

  private static final BigDecimal LARGEST = new BigDecimal("92233720368.54775807");

  @Property(tries = 5_000)
  void reads_any_text_as_BigDecimal_does(@ForAll("numbers") String text) {
    BigDecimal exact = new BigDecimal(text);
    boolean fits =
        exact.stripTrailingZeros().scale() <= Decimals.SCALE
            && exact.movePointRight(Decimals.SCALE).toBigInteger().bitLength() <= 63;

    if (fits) {
      long units = Decimals.parse(text);

      assertThat(BigDecimal.valueOf(units, Decimals.SCALE)).isEqualByComparingTo(exact);
    } else {
      assertThatThrownBy(() -> Decimals.parse(text)).isInstanceOf(ArithmeticException.class);
    }
  }

  @Provide
  Arbitrary<String> numbers() {
    Arbitrary<String> digits = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(13);
    Arbitrary<String> decimals = Arbitraries.strings().numeric().ofMaxLength(10);
    Arbitrary<String> zeros = Arbitraries.strings().withChars('0').ofMaxLength(12);
    Arbitrary<String> plain =
        net.jqwik.api.Combinators.combine(Arbitraries.of("", "", "-", "+"), digits, decimals, zeros)
            .as((sign, whole, fraction, tail) -> sign + whole + "." + fraction + tail);
    Arbitrary<String> scientific =
        Arbitraries.bigDecimals()
            .between(LARGEST.negate(), LARGEST)
            .ofScale(9)
            .map(value -> value.stripTrailingZeros().toString());
    Arbitrary<String> canonical = Arbitraries.longs().map(Decimals::format);
    return Arbitraries.oneOf(plain, digits, scientific, canonical);
  }

  @Property
  void what_is_formatted_is_read_back(@ForAll long units) {
    assertThat(Decimals.parse(Decimals.format(units))).isEqualTo(units);
  }

  @Property
  void the_text_has_no_needless_zeros_and_no_exponent(@ForAll long units) {
    assertThat(Decimals.format(units)).matches("-?(0|[1-9]\\d*)(\\.\\d{0,7}[1-9])?");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "0.00000000, 0",
    "0.00000001, 1",
    "1.5E-7, 15",
    ".5, 50000000",
    "5., 500000000",
    "61837.63000000, 6183763000000",
    "61837.630000000000000, 6183763000000",
    "000000000000000000000001, 100000000",
    "92233720368.54775807, 9223372036854775807",
    "-92233720368.54775808, -9223372036854775808"
  })
  void reads(String text, long units) {
    assertThat(Decimals.parse(text)).isEqualTo(units);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", ".", "-.", "abc", "1,5", "1.2.3", "0x10", "NaN", "Infinity", "1 "})
  void refuses_what_is_not_a_number_and_names_it(String text) {
    assertThatThrownBy(() -> Decimals.parse(text))
        .isInstanceOf(NumberFormatException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"92233720368.54775808", "-92233720368.54775809", "1E11", "1E999999999"})
  void refuses_what_does_not_fit(String text) {
    assertThatThrownBy(() -> Decimals.parse(text)).isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.000000001", "1.123456789", "1E-9", "1E-999999999"})
  void refuses_more_than_eight_decimals(String text) {
    assertThatThrownBy(() -> Decimals.parse(text)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void a_text_of_a_billion_digits_is_refused_in_a_short_message() {
    assertThatThrownBy(() -> Decimals.canonical(new BigDecimal("7E999999999")))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("7E+999999999");
  }

  @Property
  void the_canonical_form_is_the_same_number_in_one_form_only(
      @ForAll long unscaled,
      @ForAll @net.jqwik.api.constraints.IntRange(min = -20, max = 30) int scale) {
    BigDecimal value = BigDecimal.valueOf(unscaled, scale);

    BigDecimal canonical = Decimals.canonical(value);

    assertThat(canonical).isEqualByComparingTo(value);
    assertThat(canonical.scale()).isNotNegative();
    assertThat(canonical)
        .isEqualTo(Decimals.canonical(value.setScale(scale + 5, RoundingMode.UNNECESSARY)));
  }

  @Property
  void a_decimal_of_128_bits_is_that_of_its_halves(
      @ForAll @LongRange(min = 0) long high, @ForAll long low) {
    BigInteger whole =
        BigInteger.valueOf(high).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low)));

    assertThat(Decimals.decimal(high, low, 16)).isEqualByComparingTo(new BigDecimal(whole, 16));
  }
}
