package io.ennead.analytics.signals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ennead.analytics.consensus.Drawn;
import io.ennead.analytics.signals.options.LevelOptions;
import io.ennead.analytics.signals.options.RegimeOptions;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.analytics.signals.report.FunnelRow;
import io.ennead.records.Candle;
import io.ennead.records.Decision;
import io.ennead.records.Direction;
import io.ennead.records.GateMeasure;
import io.ennead.records.GateName;
import io.ennead.records.Interval;
import io.ennead.records.Outcome;
import io.ennead.records.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold over any series; the self-made ones reach every gate. */
class ScanLawsTest {

  private static final Set<Interval> BOTH = Set.of(Interval.M15, Interval.H1);
  private static final int CANDLES = 3_000;
  private static final BigDecimal CENTRE = new BigDecimal("80000");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void scans_are_skipped_rejected_or_emitted(long seed) {
    ScanRun run = run(drawn(seed));
    long scans = 0;
    for (FunnelRow row : run.engine().funnel().rows()) {
      assertThat(row.skipped() + row.rejected() + row.emitted()).isEqualTo(row.scans());
      scans += row.scans();
    }
    assertThat(scans).isEqualTo(CANDLES + CANDLES / 4).isEqualTo(run.decisions.size());
    assertThat(run.signals).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {801, 1_500, 2_222})
  void cutting_off_the_future_changes_nothing_before_it(int candles) {
    TreeMap<Long, List<Candle>> ticks = drawn(2);
    long until = new ArrayList<>(ticks.keySet()).get(candles - 1);
    ScanRun whole = run(ticks);
    ScanRun prefix = run(new TreeMap<>(ticks.headMap(until, true)));
    assertThat(prefix.decisions).isEqualTo(whole.decisions.subList(0, prefix.decisions.size()));
    assertThat(prefix.signals).isEqualTo(whole.signals.subList(0, prefix.signals.size()));
    assertThat(prefix.outcomes).isEqualTo(whole.outcomes.subList(0, prefix.outcomes.size()));
  }

  @Test
  void the_order_of_the_candles_within_a_tick_plays_no_part() {
    TreeMap<Long, List<Candle>> shuffled = new TreeMap<>();
    Random random = new Random(5);
    drawn(1)
        .forEach(
            (time, candles) -> {
              List<Candle> copy = new ArrayList<>(candles);
              Collections.shuffle(copy, random);
              shuffled.put(time, copy);
            });
    assertSame(run(shuffled), run(drawn(1)));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 50})
  void a_run_that_is_killed_and_restored_at_every_so_manieth_tick_goes_on_as_if_it_was_not(int k) {
    TreeMap<Long, List<Candle>> ticks = drawn(2);
    ScanRun killed = new ScanRun(BOTH, SignalOptions.DEFAULT);
    int count = 0;
    int largest = 0;
    for (Long time : ticks.keySet()) {
      killed.tick(time, ticks.get(time));
      if (++count % k == 0) {
        largest = Math.max(largest, killed.killAndRestore());
      }
    }
    ScanRun whole = run(ticks);
    assertSame(killed, whole);
    assertThat(killed.engine().funnel().rows()).isEqualTo(whole.engine().funnel().rows());
    assertThat(largest).as("bytes of state").isLessThan(150_000);
  }

  @Test
  void what_is_open_is_bounded() {
    TreeMap<Long, List<Candle>> ticks = drawn(3);
    ScanRun run = new ScanRun(BOTH, SignalOptions.DEFAULT);
    ticks.forEach(
        (time, candles) -> {
          run.tick(time, candles);
          assertThat(run.engine().book().active()).isLessThanOrEqualTo(2);
          assertThat(run.engine().book().size()).isLessThanOrEqualTo(2 + 2 * BOTH.size());
        });
  }

  /** Fees and ATR% are in percent of the price: without them every rule mirrors. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_mirrored_series_brings_mirrored_decisions_where_no_rule_is_in_percent_of_price(long seed) {
    RegimeOptions byDefault = RegimeOptions.DEFAULT;
    SignalOptions symmetric =
        SignalOptions.DEFAULT
            .withLevels(LevelOptions.DEFAULT.withFeePercent(BigDecimal.ZERO))
            .withRegime(
                new RegimeOptions(
                    byDefault.window(),
                    101,
                    byDefault.trendingAdx(),
                    byDefault.whenVolatile(),
                    byDefault.whenTrending(),
                    byDefault.whenRanging()));
    ScanRun upright = new ScanRun(BOTH, symmetric).feed(drawn(seed));
    ScanRun mirrored = new ScanRun(BOTH, symmetric).feed(mirrored(seed));
    assertThat(mirrored.decisions).hasSameSizeAs(upright.decisions);
    for (int i = 0; i < upright.decisions.size(); i++) {
      assertMirrored(upright.decisions.get(i), mirrored.decisions.get(i));
    }
    assertThat(upright.signals).isNotEmpty();
    assertThat(mirrored.outcomes).hasSameSizeAs(upright.outcomes);
    for (int i = 0; i < upright.outcomes.size(); i++) {
      assertMirrored(upright.outcomes.get(i), mirrored.outcomes.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void with_fees_the_gates_before_risk_reward_mirror_still(long seed) {
    ScanRun upright = run(drawn(seed));
    ScanRun mirrored = run(mirrored(seed));
    for (int i = 0; i < upright.decisions.size(); i++) {
      Decision one = upright.decisions.get(i);
      Decision other = mirrored.decisions.get(i);
      assertThat(other.direction()).isEqualTo(one.direction().opposite());
      for (GateName gate : List.of(GateName.CONSENSUS, GateName.CONFLUENCE)) {
        assertThat(value(other, gate)).isEqualTo(value(one, gate));
      }
    }
  }

  private static BigDecimal value(Decision decision, GateName gate) {
    return decision.gates().stream()
        .filter(each -> each.gate() == gate)
        .map(GateMeasure::value)
        .findFirst()
        .orElse(null);
  }

  private static void assertMirrored(Decision one, Decision other) {
    assertThat(other.closeTime()).isEqualTo(one.closeTime());
    assertThat(other.verdict()).as("%s against %s", one, other).isEqualTo(one.verdict());
    assertThat(other.reason()).isEqualTo(one.reason());
    assertThat(other.direction()).isEqualTo(one.direction().opposite());
    if (one.direction() != Direction.FLAT) { // of a tie the LONG group is named
      assertThat(other.agreeing()).isEqualTo(one.agreeing());
    }
    assertThat(other.confidence()).isCloseTo(one.confidence(), within(1e-8));
    assertThat(other.failedGates()).isEqualTo(one.failedGates());
  }

  private static void assertMirrored(Outcome one, Outcome other) {
    assertThat(other.status()).isEqualTo(one.status());
    assertThat(other.time()).isEqualTo(one.time());
    assertThat(other.shadow()).isEqualTo(one.shadow());
    assertThat(other.price().add(one.price()).subtract(CENTRE).abs())
        .isLessThan(new BigDecimal("1E-6"));
  }

  @Test
  void a_tick_that_was_judged_a_foreign_candle_and_a_second_one_of_a_timeframe_are_refused() {
    ScanRun run = run(drawn(1));
    Candle candle = DrawnCandles.walk(1, Interval.M15, 1).get(0);
    ScanEngine engine =
        new ScanEngine(RecordedCandles.BTCUSDT, BOTH, SignalOptions.DEFAULT, Long.MIN_VALUE);
    assertThatThrownBy(() -> run.tick(candle.closeTime(), List.of(candle)))
        .hasMessageContaining("was judged already; give candles that come again to repair");
    assertThatThrownBy(() -> engine.tick(0, List.of(candle), Feeds.NONE))
        .hasMessageContaining("is refused at tick 0");
    assertThatThrownBy(() -> engine.tick(candle.closeTime(), List.of(candle, candle), Feeds.NONE))
        .hasMessageContaining("one each");
    assertThatThrownBy(() -> engine.repair(candle)).hasMessageContaining("was never judged");
  }

  @Test
  void decisions_over_four_timeframes_come_highest_first_and_are_the_same_after_restores() {
    TreeMap<Long, List<Candle>> ticks = minutes(14_000);
    Set<Interval> all = Set.of(Interval.values());
    ScanRun whole = new ScanRun(all, SignalOptions.DEFAULT).feed(ticks);
    ScanRun killed = new ScanRun(all, SignalOptions.DEFAULT);
    int count = 0;
    for (Long time : ticks.keySet()) {
      ScanResult result = killed.tick(time, ticks.get(time));
      assertThat(result.decisions())
          .extracting(Decision::interval)
          .isSortedAccordingTo(Collections.reverseOrder());
      if (++count % 997 == 0) {
        killed.killAndRestore();
      }
    }
    assertSame(killed, whole);
    assertThat(whole.decisions)
        .filteredOn(each -> each.interval() == Interval.H1)
        .anyMatch(each -> each.verdict() != Verdict.SKIPPED);
    assertThat(whole.decisions).anyMatch(each -> each.boost() != 0);
  }

  @Test
  @Tag("proof")
  void every_law_of_restoring_holds_over_many_seeds() {
    for (long seed = 10; seed < 60; seed++) {
      TreeMap<Long, List<Candle>> ticks = drawn(seed);
      ScanRun killed = new ScanRun(BOTH, SignalOptions.DEFAULT);
      Random random = new Random(seed);
      ticks.forEach(
          (time, candles) -> {
            killed.tick(time, candles);
            if (random.nextInt(30) == 0) {
              killed.killAndRestore();
            }
          });
      assertSame(killed, run(ticks));
    }
  }

  private static TreeMap<Long, List<Candle>> drawn(long seed) {
    return Ticks.of(DrawnCandles.walk(seed, Interval.M15, CANDLES), Interval.H1);
  }

  private static TreeMap<Long, List<Candle>> mirrored(long seed) {
    List<Candle> candles =
        DrawnCandles.of(
            Drawn.mirrored(Drawn.walk(seed, Interval.M15, CANDLES), CENTRE.doubleValue() / 2),
            Interval.M15);
    return Ticks.of(candles, Interval.H1);
  }

  private static TreeMap<Long, List<Candle>> minutes(int count) {
    return Ticks.of(
        DrawnCandles.walk(4, Interval.M1, count), Interval.M5, Interval.M15, Interval.H1);
  }

  private static ScanRun run(TreeMap<Long, List<Candle>> ticks) {
    return new ScanRun(BOTH, SignalOptions.DEFAULT).feed(ticks);
  }

  private static void assertSame(ScanRun one, ScanRun other) {
    assertThat(one.decisions).isEqualTo(other.decisions);
    assertThat(one.signals).isEqualTo(other.signals);
    assertThat(one.outcomes).isEqualTo(other.outcomes);
  }
}
