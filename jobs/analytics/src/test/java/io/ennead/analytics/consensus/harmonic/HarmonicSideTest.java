package io.ennead.analytics.consensus.harmonic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ennead.analytics.consensus.market.Sketch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarmonicSideTest {

  /** X 1000, A 1200, then B, C and D by the pattern's ratios. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Gartley, 1076.4, 1150.6, 1042.8",
    "Bat, 1110, 1173, 1022.8",
    "Butterfly, 1042.8, 1145, 920",
    "Crab, 1100, 1185, 876.4",
    "ABCD, 1100, 1150, 1050"
  })
  void a_drawn_pattern_is_found_when_its_last_low_is_confirmed(
      String title, double b, double c, double d) {
    for (boolean mirrored : new boolean[] {false, true}) {
      HarmonicSide side = new HarmonicSide();
      HarmonicSide other = new HarmonicSide();
      Sketch sketch = new Sketch(mirrored).calm(1100, 30);
      sketch.watching(
          each -> {
            side.update(each.view());
            other.update(each.otherView());
          });
      sketch.leg(1000, 12).leg(1200, 12).leg(b, 12).leg(c, 12).leg(d, 12).leg(d + 4, 1);
      assertThat(titles(side, sketch)).noneMatch(each -> each.contains(title));
      sketch.leg(d + 8, 1);
      assertThat(titles(side, sketch)).anyMatch(each -> each.contains(title));
      assertThat(other.count()).isZero();
      sketch.leg(d - 30, 3);
      assertThat(side.count()).as("a close well beyond D ends it").isZero();
    }
  }

  @Test
  void the_middle_of_a_range_is_precise_and_its_widened_end_is_not() {
    double adOfXa = (.886 * .95 + .886 * 1.05) / 2;
    double ab = (.382 * .95 + .5 * 1.05) / 2;
    double bc = (.382 * .95 + .886 * 1.05) / 2;
    double cd = (1.618 * .95 + 2.618 * 1.05) / 2;
    assertThat(HarmonicPattern.BAT.precision(ab, bc, cd, adOfXa)).isCloseTo(1, within(1e-9));
    assertThat(HarmonicPattern.BAT.precision(ab, bc, 1.618 * .95 + 1e-12, adOfXa))
        .isCloseTo(.75, within(1e-9));
    assertThat(HarmonicPattern.BAT.precision(.54, bc, cd, adOfXa)).isNaN();
    assertThat(HarmonicPattern.abcdPrecision(bc, 1.272)).isCloseTo(1, within(1e-9));
    assertThat(HarmonicPattern.abcdPrecision(bc, 1.1)).isNaN();
  }

  private static List<String> titles(HarmonicSide side, Sketch sketch) {
    List<String> reasons = new ArrayList<>();
    side.explain(sketch.view(), reasons);
    return reasons;
  }
}
