package io.ennead.analytics.consensus.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.consensus.Drawn;
import io.ennead.analytics.consensus.market.Market;
import io.ennead.analytics.consensus.market.Sketch;
import io.ennead.records.Interval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeBlocksTest {

  private static final long HOUR = 3_600_000L;

  @Test
  void the_base_is_ready_from_200_candles_on_and_looks_back_500() {
    DeltaBase base = new DeltaBase();
    for (int i = 0; i < 199; i++) {
      base.update(-4, 100);
    }
    assertThat(base.share()).isNaN();
    base.update(-4, 100);
    assertThat(base.share()).isCloseTo(-.04, within(1e-12));
    for (int i = 0; i < 500; i++) {
      base.update(10, 100);
    }
    assertThat(base.share()).isCloseTo(.10, within(1e-15));
    base.update(Double.NaN, 100);
    assertThat(base.share()).isNaN();
  }

  @Test
  void the_session_excess_is_what_volume_adds_to_the_mean_price_of_the_utc_day() {
    SessionAverages session = new SessionAverages();
    session.update(23 * HOUR, 500, 7);
    assertThat(session.excess()).as("a part of a day is none").isNaN();
    session.update(24 * HOUR, 100, 1);
    session.update(25 * HOUR, 200, 3);
    assertThat(session.excess()).isCloseTo(175 - 150, within(1e-12));
    session.update(48 * HOUR, 300, 0);
    assertThat(session.excess()).isZero();
  }

  @Test
  void force_is_zero_net_of_price_when_volume_is_even_and_leans_to_the_heavier_side() {
    ForceIndex even = new ForceIndex();
    ForceIndex heavyUp = new ForceIndex();
    for (int i = 0; i < 12; i++) {
      even.update(i % 2 == 0 ? 1 : -1, 5);
      heavyUp.update(i % 2 == 0 ? 1 : -1, i % 2 == 0 ? 9 : 1);
    }
    assertThat(even.excess()).isNaN();
    even.update(1, 5);
    heavyUp.update(1, 9);
    assertThat(even.excess()).isCloseTo(0, within(1e-12));
    assertThat(heavyUp.excess()).isGreaterThan(.5);
  }

  @Test
  void a_close_above_the_fullest_price_in_thin_volume_is_long_and_in_heavy_volume_even() {
    VolumeProfile profile = new VolumeProfile();
    Sketch sketch = new Sketch(false).calm(100, 100);
    for (int i = 0; i < 10; i++) {
      sketch.candle(100, 100.1, 99.9, 100, 500);
    }
    assertThat(profile.score(sketch.view())).isEqualTo(.5);
    sketch.leg(107, 3);
    assertThat(profile.score(sketch.view())).isGreaterThan(.9);
    assertThat(profile.score(sketch.otherView())).isLessThan(.1);
  }

  @Test
  void a_profile_without_a_range_is_even() {
    Sketch sketch = new Sketch(false);
    for (int i = 0; i < 100; i++) {
      sketch.candle(100, 100, 100, 100);
    }
    assertThat(new VolumeProfile().score(sketch.view())).isEqualTo(.5);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_profile_that_moved_along_says_the_same_as_a_new_one(long seed) {
    VolumeProfile moved = new VolumeProfile();
    Market market = new Market();
    List<Bar> bars = new ArrayList<>(Drawn.walk(seed, Interval.M15, 1_500));
    bars.addAll(Drawn.identical(Interval.M15, 150));
    bars.addAll(evenSteps(700));
    for (Bar bar : bars) {
      market.update(bar);
      if (market.count() >= 100) {
        assertThat(moved.score(market.longSide()))
            .isEqualTo(new VolumeProfile().score(market.longSide()));
      }
    }
  }

  /** The same few prices again and again: equally full bins, a range that never changes. */
  private static List<Bar> evenSteps(int candles) {
    List<Bar> bars = new ArrayList<>(candles);
    for (int i = 0; i < candles; i++) {
      double low = 40_000 + i % 6;
      double volume = i == 300 ? 1e12 : 7;
      bars.add(new Bar(i * HOUR, low, low + 1, low, low + .5, volume, 3));
    }
    return bars;
  }
}
