package io.ennead.analytics.signals.levels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.consensus.market.Market;
import io.ennead.analytics.consensus.market.SideView;
import io.ennead.analytics.signals.options.LevelOptions;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Candles of a range of 10 around a drawn path, so that ATR(14) is 10 unless the path jumps. */
class LevelFinderTest {

  private final LevelFinder finder = new LevelFinder(LevelOptions.DEFAULT);

  @Test
  void the_stop_lies_a_tenth_of_an_atr_beyond_the_last_swing() {
    // The low of 990 is the last swing; 1000 - 990 + 1 = 11 lies between 1.0 and 1.5 ATR.
    Market market = market(1000, 1000, 998, 995, 998, 1000, 1000);
    LevelFinder.Found found = finder.find(market.longSide(), price("1000"));
    assertThat(market.atr()).isEqualTo(10);
    assertThat(found.levels().stop()).isEqualByComparingTo("989");
    assertThat(found.findings()).contains("last swing of strength 2 at 990.0");
    assertThat(found.findings()).doesNotContain("stop=clamped");
  }

  @Test
  void the_same_upside_down_is_the_stop_of_a_short() {
    Market market = market(1000, 1000, 1002, 1005, 1002, 1000, 1000);
    LevelFinder.Found found = finder.find(market.shortSide(), price("1000"));
    assertThat(found.levels().stop()).isEqualByComparingTo("1011");
    assertThat(found.levels().target()).isEqualByComparingTo("940");
  }

  @Test
  void a_swing_too_near_leaves_the_stop_one_atr_away() {
    Market market = market(1000, 1000, 999, 998, 999, 1000, 1000);
    assertThat(finder.find(market.longSide(), price("1000")).levels().stop())
        .isEqualByComparingTo("990");
  }

  @Test
  void a_swing_too_far_off_clamps_the_stop_and_says_so() {
    Market market = market(1000, 1000, 994, 988, 994, 1000, 1000);
    LevelFinder.Found found = finder.find(market.longSide(), price("1000"));
    assertThat(found.levels().stop().doubleValue())
        .isCloseTo(1000 - 1.5 * market.atr(), within(1e-7));
    assertThat(found.findings()).contains("stop=clamped");
  }

  @Test
  void without_an_opposing_swing_of_strength_20_the_target_lies_six_atr_away() {
    Market market = market(1000, 1000, 998, 995, 998, 1000, 1000);
    LevelFinder.Found found = finder.find(market.longSide(), price("1000"));
    assertThat(found.levels().target()).isEqualByComparingTo("1060");
    assertThat(found.findings()).contains("target at 6 ATR");
  }

  @Test
  void the_nearest_opposing_swing_from_three_atr_on_is_the_target() {
    Market market = new Market();
    double[] path = new double[140];
    Arrays.fill(path, 1000);
    peak(path, 30, 1060);
    peak(path, 60, 1040);
    peak(path, 90, 1020);
    feed(market, path);
    SideView view = market.longSide();
    double atr = market.atr();
    assertThat(3 * atr).isBetween(25.0, 45.0);
    assertThat(view.highCount(20)).isGreaterThanOrEqualTo(3);
    assertThat(finder.find(view, price("1000")).levels().target()).isEqualByComparingTo("1045");
  }

  /** A triangle of eight candles around its top. */
  private static void peak(double[] path, int at, double top) {
    for (int i = -4; i <= 4; i++) {
      path[at + i] = top - (top - 1000) / 5 * Math.abs(i);
    }
  }

  @Test
  void levels_are_whole_ticks_rounded_against_the_trade() {
    LevelOptions half =
        new LevelOptions(
            price("0.1"),
            price("1.03"),
            price("1.5"),
            price("3"),
            price("6.03"),
            price("2.5"),
            BigDecimal.ZERO,
            price("0.5"));
    Market market = market(1000, 1000, 1000, 1000, 1000, 1000, 1000);
    Market dipped = market(1000, 1000, 999, 998, 999, 1000, 1000);
    assertThat(market.atr()).isEqualTo(10);
    TradeLevels levels = new LevelFinder(half).find(dipped.longSide(), price("1000")).levels();
    assertThat(levels.stop()).isEqualByComparingTo("989.5");
    assertThat(levels.target()).isEqualByComparingTo("1060");
  }

  private static Market market(double... lastCentres) {
    Market market = new Market();
    double[] path = new double[200 + lastCentres.length];
    Arrays.fill(path, 1000);
    System.arraycopy(lastCentres, 0, path, 200, lastCentres.length);
    feed(market, path);
    return market;
  }

  private static void feed(Market market, double[] path) {
    for (int i = 0; i < path.length; i++) {
      double centre = path[i];
      market.update(new Bar(i * 60_000L, centre, centre + 5, centre - 5, centre, 10, 5));
    }
  }

  private static BigDecimal price(String text) {
    return new BigDecimal(text);
  }
}
