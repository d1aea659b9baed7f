package io.ennead.analytics.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.ennead.analytics.candles.Bar;
import io.ennead.analytics.indicators.formula.VwapAnchor;
import io.ennead.records.Interval;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndicatorSetRestoreTest {

  @Property(tries = 30)
  void a_set_restored_at_every_kth_candle_has_the_same_bits(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 90) int k) throws IOException {
    List<Bar> bars = Series.roughWalk(seed, 450);
    IndicatorSet uninterrupted = new IndicatorSet(Interval.H1);
    IndicatorSet restored = new IndicatorSet(Interval.H1);
    for (int i = 0; i < bars.size(); i++) {
      if (i % k == 0) {
        restored = load(save(restored));
      }
      uninterrupted.update(bars.get(i));
      restored.update(bars.get(i));
      assertSameBits(restored, uninterrupted, i);
    }
  }

  @Property(tries = 30)
  void lines_that_a_new_set_carries_go_on_within_two_units_in_the_last_place(
      @ForAll long seed, @ForAll @IntRange(max = 400) int first) throws IOException {
    List<Bar> bars = Series.roughWalk(seed, 450);
    IndicatorSet whole = fed(bars.subList(0, first + 1));
    IndicatorSet fresh = new IndicatorSet(Interval.H1);
    fresh.carry(whole.value("obv"), whole.value("adl"));
    IndicatorSet young = load(save(fresh));
    young.update(bars.get(first));
    assertThat(young.value("obv")).isEqualTo(whole.value("obv"));
    assertThat(young.value("adl")).isEqualTo(whole.value("adl"));
    double[] start = {whole.value("obv"), whole.value("adl")};
    for (int i = first + 1; i < bars.size(); i++) {
      whole.update(bars.get(i));
      young.update(bars.get(i));
      assertGoesOn("obv", young, whole, start[0], i);
      assertGoesOn("adl", young, whole, start[1], i);
    }
  }

  private static void assertGoesOn(
      String line, IndicatorSet young, IndicatorSet whole, double start, int candle) {
    double expected = whole.value(line);
    assertThat(young.value(line))
        .as("%s after candle %d", line, candle)
        .isCloseTo(expected, within(2 * Math.ulp(Math.max(Math.abs(start), Math.abs(expected)))));
  }

  @Test
  void lines_are_carried_to_the_first_candle_alone() {
    IndicatorSet set = fed(Series.walk(1, 1));
    assertThatIllegalStateException()
        .isThrownBy(() -> set.carry(1, 2))
        .withMessage("OBV 1.0 and A/D 2.0 are carried into 1h behind its first candle");
  }

  @Test
  void a_restored_set_has_its_values_before_the_next_candle() throws IOException {
    IndicatorSet set = fed(Series.roughWalk(5, 333));
    assertSameBits(load(save(set)), set, 333);
  }

  @Test
  void the_state_of_a_warm_set_is_within_its_bounds() throws IOException {
    IndicatorSet set = fed(Series.roughWalk(6, 1_000));
    ByteArrayOutputStream ring = new ByteArrayOutputStream();
    set.inputs().save(new DataOutputStream(ring));
    assertThat(ring.size()).isLessThanOrEqualTo(16 * 1024);
    assertThat(save(set).length - ring.size()).isLessThanOrEqualTo(12 * 1024);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsi(14)", "sma(200)", "directional(14)", "hma(9)", "tema(20)"})
  void a_formula_without_a_section_warms_up_from_the_kept_candles(String id) throws IOException {
    List<Bar> bars = Series.roughWalk(7, 600);
    IndicatorSet set = fed(bars);
    IndicatorSet young = load(StateBytes.parse(save(set)).without(id).toBytes());
    IndicatorSet fresh = fed(bars.subList(600 - 320, 600));
    for (IndicatorDefinition column : IndicatorDefinition.values()) {
      IndicatorSet expected = source(column).equals(id) ? fresh : set;
      assertThat(young.value(column)).as(column.column()).isEqualTo(expected.value(column));
    }
  }

  @Test
  void a_section_of_an_indicator_that_no_longer_exists_is_dropped() throws IOException {
    IndicatorSet set = fed(Series.roughWalk(8, 400));
    byte[] older =
        StateBytes.parse(save(set)).with("know_sure_thing(10,15)", new byte[] {1, 2, 3}).toBytes();
    assertSameBits(load(older), set, 400);
  }

  @Test
  void a_section_of_another_version_counts_as_missing() throws IOException {
    List<Bar> bars = Series.roughWalk(9, 600);
    byte[] other = StateBytes.parse(save(fed(bars))).withVersion("ema(89)", 7).toBytes();
    assertThat(load(other).value("ema_89"))
        .isEqualTo(fed(bars.subList(600 - 320, 600)).value("ema_89"));
  }

  @Test
  void another_anchor_restarts_the_vwap_alone() throws IOException {
    List<Bar> bars = Series.walk(10, 400);
    IndicatorSet set = fed(bars);
    IndicatorSet weekly =
        IndicatorSet.load(
            Interval.H1,
            VwapAnchor.UTC_WEEK,
            new DataInputStream(new ByteArrayInputStream(save(set))));
    IndicatorSet fresh = new IndicatorSet(Interval.H1, VwapAnchor.UTC_WEEK);
    bars.subList(80, 400).forEach(fresh::update);
    assertThat(weekly.value("vwap")).isEqualTo(fresh.value("vwap")).isNotEqualTo(set.value("vwap"));
    assertThat(weekly.value("rsi")).isEqualTo(set.value("rsi"));
  }

  @Test
  void the_stored_state_of_an_earlier_build_goes_on_to_the_same_bits() throws IOException {
    List<Bar> bars = Series.roughWalk(2024, 500);
    byte[] stored;
    try (var resource = getClass().getResourceAsStream("indicator-set-1.bin")) {
      stored = resource.readAllBytes();
    }
    IndicatorSet restored = load(stored);
    IndicatorSet uninterrupted = fed(bars.subList(0, 400));
    for (int i = 400; i < 500; i++) {
      restored.update(bars.get(i));
      uninterrupted.update(bars.get(i));
      assertSameBits(restored, uninterrupted, i);
    }
  }

  @Test
  void a_state_of_another_interval_or_format_is_refused() throws IOException {
    byte[] state = save(fed(Series.walk(1, 10)));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(state));
    assertThatIOException()
        .isThrownBy(() -> IndicatorSet.load(Interval.M5, VwapAnchor.UTC_DAY, in))
        .withMessage("indicator state of 1h cannot serve 5m");
    state[3] = 9;
    assertThatIOException().isThrownBy(() -> load(state)).withMessageContaining("format 9");
  }

  @Test
  void a_damaged_section_is_refused() throws IOException {
    byte[] state =
        StateBytes.parse(save(fed(Series.walk(1, 10)))).with("rsi(7)", new byte[99]).toBytes();
    assertThatIOException().isThrownBy(() -> load(state)).withMessageContaining("rsi(7)");
  }

  private static String source(IndicatorDefinition column) {
    return Map.of(
            "RSI", "rsi(14)",
            "SMA_200", "sma(200)",
            "ADX", "directional(14)",
            "PLUS_DI", "directional(14)",
            "MINUS_DI", "directional(14)",
            "HMA_9", "hma(9)",
            "TEMA_20", "tema(20)")
        .getOrDefault(column.name(), "");
  }

  private static IndicatorSet fed(List<Bar> bars) {
    IndicatorSet set = new IndicatorSet(Interval.H1);
    bars.forEach(set::update);
    return set;
  }

  private static byte[] save(IndicatorSet set) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    set.save(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static IndicatorSet load(byte[] state) throws IOException {
    return IndicatorSet.load(
        Interval.H1, VwapAnchor.UTC_DAY, new DataInputStream(new ByteArrayInputStream(state)));
  }

  private static void assertSameBits(IndicatorSet actual, IndicatorSet expected, int candle) {
    for (int column = 0; column < IndicatorDefinition.COUNT; column++) {
      assertThat(Double.doubleToRawLongBits(actual.value(column)))
          .as("column %d after candle %d", column, candle)
          .isEqualTo(Double.doubleToRawLongBits(expected.value(column)));
    }
    assertThat(actual.supertrendDirection()).isEqualTo(expected.supertrendDirection());
    assertThat(Double.compare(actual.trixChange(), expected.trixChange())).isZero();
    assertThat(Double.compare(actual.obvAboveMean(), expected.obvAboveMean())).isZero();
    assertThat(Double.compare(actual.adlAboveMean(), expected.adlAboveMean())).isZero();
    assertThat(actual.candles()).isEqualTo(expected.candles());
  }
}
