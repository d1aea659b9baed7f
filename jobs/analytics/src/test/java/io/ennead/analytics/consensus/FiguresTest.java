package io.ennead.analytics.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource({
    "0, 3, 0.000", "-0.0004, 3, 0.000", "-0.0005, 3, -0.001", "0.005, 2, 0.01", "0.0625, 3, 0.063",
    "-12.5, 1, -12.5", "12.5, 0, 13", "99.999, 2, 100.00", "1e19, 2, 1.0E19", "NaN, 2, NaN"
  })
  void a_figure_has_its_decimals_and_halves_go_away_from_zero(
      double value, int decimals, String text) {
    assertThat(Figures.fixed(value, decimals)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "61837.63, 61837.63", "61837.5, 61837.5", "61837, 61837", "123456789, 123456789",
    "0.00001234, 0.00001234", "-40012.25, -40012.25", "0, 0", "9999999.6, 10000000"
  })
  void a_price_has_at_most_seven_digits_and_no_trailing_zeros(double value, String text) {
    assertThat(Figures.price(value)).isEqualTo(text);
  }

  @Test
  void a_reason_whose_texts_are_made_once_says_what_is_formatted() {
    FigureReason reason = new FigureReason("RSI(14)", 1, 100);
    for (double value = -2; value < 103; value += .0173) {
      assertThat(reason.of(value)).isEqualTo("RSI(14) " + Figures.fixed(value, 1));
    }
    assertThat(reason.of(Double.NaN)).isEqualTo("RSI(14) NaN");
    assertThat(reason.of(100)).isEqualTo("RSI(14) 100.0");
  }
}
