package io.ennead.analytics.consensus.ict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ennead.analytics.consensus.market.Sketch;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IctBlocksTest {

  private static final long HOUR = 3_600_000L;

  private final Living living = new Living(8);

  @ParameterizedTest
  @CsvSource({
    "2025-01-15T06:59:00Z, QUIET",
    "2025-01-15T07:00:00Z, LONDON_KILL_ZONE",
    "2025-01-15T10:00:00Z, LONDON_LATE",
    "2025-01-15T13:00:00Z, NEW_YORK_KILL_ZONE",
    "2025-01-15T16:00:00Z, NEW_YORK_LATE",
    "2025-01-15T22:00:00Z, QUIET",
    "2025-01-16T01:00:00Z, ASIA",
    "2025-07-15T06:00:00Z, LONDON_KILL_ZONE",
    "2025-07-15T12:00:00Z, NEW_YORK_KILL_ZONE",
    "2025-03-09T06:59:00Z, QUIET",
    "2025-03-09T07:00:00Z, LONDON_KILL_ZONE",
    "2025-03-10T06:00:00Z, LONDON_KILL_ZONE"
  })
  void sessions_follow_the_clocks_of_new_york(Instant time, Session session) {
    assertThat(Session.at(time.toEpochMilli())).isEqualTo(session);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_dip_below_a_low_that_closes_back_in_the_upper_half_is_a_sweep_once(boolean mirrored) {
    LiquiditySweep sweep = new LiquiditySweep();
    Sketch sketch = new Sketch(mirrored).calm(100, 30).leg(104, 6).leg(98, 6).leg(104, 6);
    sketch.watching(each -> sweep.update(each.view(), living));
    sketch.candle(104, 104.2, 97.2, 103.5);
    assertThat(living.newest()).isNotNull();
    assertThat(living.newest().confidence()).isCloseTo(.90, within(1e-9));
    Part first = living.newest();
    sketch.leg(103, 1).candle(103, 103.2, 97, 102.8);
    assertThat(living.newest()).isSameAs(first);
  }

  @Test
  void a_dip_that_closes_in_the_lower_half_spends_the_low() {
    LiquiditySweep sweep = new LiquiditySweep();
    Sketch sketch = new Sketch(false).calm(100, 30).leg(104, 6).leg(98, 6).leg(104, 6);
    sketch.watching(each -> sweep.update(each.view(), living));
    sketch.candle(104, 104.2, 97.2, 98.2).candle(98.2, 103, 97.1, 102.8);
    assertThat(living.newest()).isNull();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_raid_on_the_asian_low_in_the_london_kill_zone_that_returns_is_a_judas_swing(
      boolean mirrored) {
    JudasSwing judas = new JudasSwing();
    long evening = Instant.parse("2025-01-16T01:00:00Z").toEpochMilli();
    Sketch sketch = new Sketch(mirrored, evening - 20 * HOUR, HOUR);
    sketch.watching(each -> judas.update(each.view(), living)).calm(100, 26);
    sketch.candle(100, 100.5, 98.2, 98.6);
    assertThat(living.newest()).as("pierced at 02:00, still below 99").isNull();
    sketch.candle(98.6, 99.8, 98.4, 99.5);
    assertThat(living.newest().invalid()).isCloseTo(mirrored ? 98.2 - 200 : 98.2, within(1e-9));
    assertThat(living.newest().confidence()).isEqualTo(.85);
    Part first = living.newest();
    sketch.candle(99.5, 99.8, 98.0, 99.6);
    assertThat(living.newest()).as("once per window").isSameAs(first);
  }

  @Test
  void outside_the_kill_zones_there_is_no_judas_swing() {
    JudasSwing judas = new JudasSwing();
    long evening = Instant.parse("2025-01-16T01:00:00Z").toEpochMilli();
    Sketch sketch = new Sketch(false, evening - 20 * HOUR, HOUR);
    sketch.watching(each -> judas.update(each.view(), living)).calm(100, 24);
    sketch.candle(100, 100.5, 98.2, 99.5).calm(100, 8);
    assertThat(living.newest()).isNull();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_first_return_into_a_fair_value_gap_is_a_retest(boolean mirrored) {
    FairValueGaps gaps = new FairValueGaps();
    Sketch sketch = new Sketch(mirrored).calm(100, 30);
    sketch.watching(each -> gaps.update(each.view(), living));
    sketch.candle(100, 104.5, 99.9, 104.2).candle(104.2, 105, 103, 104.8);
    sketch.candle(104.8, 105.5, 104.4, 105);
    assertThat(living.newest()).isNull();
    sketch.candle(103, 104, 102.5, 103.6);
    assertThat(living.newest().invalid()).isCloseTo(mirrored ? 101 - 200 : 101, within(1e-9));
    Part first = living.newest();
    sketch.candle(103, 104, 102.5, 103.6);
    assertThat(living.newest()).as("a gap is spent by its retest").isSameAs(first);
  }

  @Test
  void a_gap_that_is_closed_through_is_dead() {
    FairValueGaps gaps = new FairValueGaps();
    Sketch sketch = new Sketch(false).calm(100, 30);
    sketch.watching(each -> gaps.update(each.view(), living));
    sketch.candle(100, 104.5, 99.9, 104.2).candle(104.2, 105, 103, 104.8);
    sketch.candle(104.8, 105, 100, 100.5).candle(100.5, 103, 100.4, 102.5);
    assertThat(living.newest()).isNull();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_return_to_the_last_candle_before_a_breakout_is_an_order_block_retest(boolean mirrored) {
    OrderBlocks blocks = new OrderBlocks();
    Sketch sketch = new Sketch(mirrored).calm(100, 30);
    sketch.watching(each -> blocks.update(each.view(), living));
    sketch.leg(104, 6).leg(100, 6).leg(103, 4).candle(103, 103.2, 102, 102.2);
    sketch.candle(102.2, 106, 102.1, 105.8).candle(105.8, 106, 102.9, 105.9);
    assertThat(living.newest()).as("the next candle is too early").isNull();
    sketch.candle(103, 104.2, 102.8, 104);
    assertThat(living.newest().confidence()).isEqualTo(.82);
    assertThat(living.newest().invalid()).isCloseTo(mirrored ? 102 - 200 : 102, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_retracement_of_70_percent_is_an_optimal_entry_and_one_of_half_is_not(boolean mirrored) {
    Sketch sketch = new Sketch(mirrored).calm(100, 30).leg(98, 6).leg(110, 10).leg(104, 6);
    OptimalTradeEntry.find(sketch.view(), living);
    assertThat(living.newest()).isNull();
    sketch.leg(101.7, 3);
    OptimalTradeEntry.find(sketch.view(), living);
    assertThat(living.newest()).isNotNull();
    assertThat(living.newest().level()).isBetween(.62, .705);
    sketch.leg(100, 3);
    int before = living.newest().born();
    OptimalTradeEntry.find(sketch.view(), living);
    assertThat(living.newest().born()).isEqualTo(before);
  }

  @Test
  void a_disproved_finding_gives_way_to_an_older_one_that_still_lives() {
    Sketch sketch = new Sketch(false).calm(100, 1);
    Part older = new Part(0, 95, 95, .8);
    living.add(older);
    living.add(new Part(0, 99, 99, .8));
    sketch.candle(100, 101, 98, 98.5);
    living.age(sketch.view());
    assertThat(living.newest()).isSameAs(older);
    sketch.calm(98.5, 6);
    living.age(sketch.view());
    assertThat(living.newest()).isSameAs(older);
    sketch.calm(98.5, 1);
    living.age(sketch.view());
    assertThat(living.newest()).isNull();
  }
}
