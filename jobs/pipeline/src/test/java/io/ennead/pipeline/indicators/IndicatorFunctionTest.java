package io.ennead.pipeline.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.ennead.analytics.indicators.IndicatorDefinition;
import io.ennead.analytics.indicators.IndicatorOptions;
import io.ennead.analytics.indicators.RevisionLog;
import io.ennead.pipeline.Types;
import io.ennead.records.Candle;
import io.ennead.records.CarriedLines;
import io.ennead.records.IndicatorSnapshot;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Quality;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The indicators in Flink's keeping: what an operator restores, and what it computes again. */
final class IndicatorFunctionTest {

  private static final Instrument BTC = Instrument.binance("BTCUSDT");
  private static final Instrument ADA = Instrument.binance("ADAUSDT");
  private static final IndicatorOptions OPTIONS =
      new IndicatorOptions(IndicatorOptions.DEFAULT.vwapAnchor(), List.of("CCIIndicator(20)"));
  private static final List<IndicatorDefinition> LINES =
      List.of(IndicatorDefinition.OBV, IndicatorDefinition.ADL);
  private static final int MAX_PARALLELISM = 128;
  private static final String SAVEPOINT = "savepoints/indicators-1";
  private static final int STORED_CANDLES = 150;

  private static Stream<StateBackend> backends() {
    return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("backends")
  void killed_and_restored_at_every_37th_candle_the_values_are_the_same_to_the_bit(
      StateBackend backend) throws Exception {
    List<Candle> candles = CandleWalk.of(BTC, Interval.M1, 450, 1);
    List<IndicatorSnapshot> rows = new ArrayList<>();
    OperatorSubtaskState state = null;
    for (int from = 0; from < candles.size(); from += 37) {
      try (var operator = operator(backend, state, 1, 0)) {
        for (Candle candle : candles.subList(from, Math.min(from + 37, candles.size()))) {
          operator.processElement1(candle, candle.closeTime() - 1);
          operator.processBothWatermarks(new Watermark(candle.closeTime() - 1));
        }
        state = operator.snapshot(from, from);
        rows.addAll(rowsOf(operator));
      }
    }
    assertThat(rows).isEqualTo(uninterrupted(candles));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("backends")
  void rescaled_from_one_instance_to_two_the_values_are_the_same_to_the_bit(StateBackend backend)
      throws Exception {
    List<Candle> btc = CandleWalk.of(BTC, Interval.M1, 300, 2);
    List<Candle> ada = CandleWalk.of(ADA, Interval.M1, 300, 3);
    OperatorSubtaskState whole;
    try (var operator = operator(backend, null, 1, 0)) {
      for (int i = 0; i < 150; i++) {
        operator.processElement1(btc.get(i), btc.get(i).closeTime() - 1);
        operator.processElement1(ada.get(i), ada.get(i).closeTime() - 1);
        operator.processBothWatermarks(new Watermark(btc.get(i).closeTime() - 1));
      }
      whole = operator.snapshot(1, 1);
    }
    List<IndicatorSnapshot> rows = new ArrayList<>();
    for (int subtask = 0; subtask < 2; subtask++) {
      OperatorSubtaskState part =
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              whole, MAX_PARALLELISM, 1, 2, subtask);
      try (var operator = operator(backend, part, 2, subtask)) {
        for (Candle candle : ofSubtask(subtask, btc, ada)) {
          operator.processElement1(candle, candle.closeTime() - 1);
        }
        rows.addAll(rowsOf(operator));
      }
    }
    List<IndicatorSnapshot> expected = new ArrayList<>();
    expected.addAll(uninterrupted(btc).subList(150, 300));
    expected.addAll(uninterrupted(ada).subList(150, 300));
    assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void a_repaired_gap_makes_it_and_the_candles_after_it_come_again_as_if_it_had_never_been()
      throws Exception {
    List<Candle> candles = CandleWalk.of(BTC, Interval.M1, 320, 4);
    List<IndicatorSnapshot> rows;
    try (var operator = operator(new HashMapStateBackend(), null, 1, 0)) {
      for (int i = 0; i < candles.size(); i++) {
        Candle candle = i == 250 ? CandleWalk.asGap(candles.get(i)) : candles.get(i);
        operator.processElement1(candle, candle.closeTime() - 1);
        if (i == 0) {
          operator.processBothWatermarks(new Watermark(candle.closeTime() - 1));
        }
      }
      Candle whole = CandleWalk.repaired(candles.get(250));
      operator.processElement1(whole, whole.closeTime() - 1);
      assertThat(operator.numEventTimeTimers()).isEqualTo(1);
      operator.processBothWatermarks(new Watermark(candles.get(319).closeTime() - 1));
      assertThat(operator.numEventTimeTimers()).isZero();
      rows = rowsOf(operator);
    }
    List<IndicatorSnapshot> expected = uninterrupted(candles);
    assertThat(rows.get(250).quality()).isEqualTo(Quality.GAP);
    List<IndicatorSnapshot> again = rows.subList(320, rows.size());
    assertThat(again).hasSize(70).allMatch(row -> row.revision() == 1);
    for (int i = 0; i < again.size(); i++) {
      assertThat(again.get(i).sameValues(expected.get(250 + i)))
          .as("values of candle %d", 250 + i)
          .isTrue();
    }
    assertThat(again.get(69).quality()).isEqualTo(Quality.COMPLETE);
  }

  @Test
  void a_gap_that_is_repaired_behind_a_restore_makes_its_rows_come_again() throws Exception {
    List<Candle> candles = CandleWalk.of(BTC, Interval.M1, 320, 4);
    OperatorSubtaskState state;
    try (var operator = operator(new HashMapStateBackend(), null, 1, 0)) {
      for (int i = 0; i < 300; i++) {
        Candle candle = i >= 250 && i < 290 ? CandleWalk.asGap(candles.get(i)) : candles.get(i);
        operator.processElement1(candle, candle.closeTime() - 1);
        operator.processBothWatermarks(new Watermark(candle.closeTime() - 1));
      }
      state = operator.snapshot(1, 1);
    }
    try (var operator = operator(new HashMapStateBackend(), state, 1, 0)) {
      for (int i = 250; i < 290; i++) {
        operator.processElement1(CandleWalk.repaired(candles.get(i)), candles.get(300).openTime());
      }
      operator.processBothWatermarks(new Watermark(candles.get(300).closeTime() - 1));
      List<IndicatorSnapshot> again = rowsOf(operator);
      List<IndicatorSnapshot> expected = uninterrupted(candles);
      assertThat(again).hasSize(50);
      for (int i = 0; i < again.size(); i++) {
        assertThat(again.get(i).sameValues(expected.get(250 + i))).isTrue();
      }
    }
  }

  @Test
  void candles_that_come_out_of_order_at_first_are_computed_in_their_order() throws Exception {
    List<Candle> candles = CandleWalk.of(BTC, Interval.M1, 300, 8);
    List<Candle> shuffled = new ArrayList<>(candles.subList(0, 250));
    Collections.shuffle(shuffled, new Random(8));
    try (var operator = operator(new HashMapStateBackend(), null, 1, 0)) {
      for (Candle candle : shuffled) {
        operator.processElement1(candle, candle.closeTime() - 1);
      }
      assertThat(rowsOf(operator)).as("before any watermark").isEmpty();
      operator.processBothWatermarks(new Watermark(candles.get(249).closeTime() - 1));
      assertThat(operator.numEventTimeTimers()).isZero();
      for (Candle candle : candles.subList(250, 300)) {
        operator.processElement1(candle, candle.closeTime() - 1);
      }
      assertThat(rowsOf(operator)).isEqualTo(uninterrupted(candles));
      assertThat(operator.numKeyedStateEntries()).as("nothing waits").isEqualTo(1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("backends")
  void obv_and_the_ad_line_go_on_from_an_earlier_run(StateBackend backend) throws Exception {
    List<Candle> candles = CandleWalk.of(BTC, Interval.M1, 400, 9);
    List<IndicatorSnapshot> whole = uninterrupted(candles);
    List<IndicatorSnapshot> rows = new ArrayList<>();
    OperatorSubtaskState state;
    try (var operator = operator(backend, null, 1, 0)) {
      // The first candle may come by another way, and faster.
      operator.processElement1(candles.get(100), candles.get(100).closeTime() - 1);
      operator.processElement2(linesOf(whole.get(100)), 0);
      operator.processElement2(linesOf(whole.get(101), Interval.M5), 0);
      state = operator.snapshot(1, 1);
    }
    try (var operator = operator(backend, state, 1, 0)) {
      for (Candle candle : candles.subList(101, 400)) {
        operator.processElement1(candle, candle.closeTime() - 1);
        operator.processBothWatermarks(new Watermark(candle.closeTime() - 1));
      }
      rows.addAll(rowsOf(operator));
    }
    assertThat(rows).hasSize(300);
    for (int i = 0; i < rows.size(); i++) {
      for (IndicatorDefinition line : LINES) {
        assertThat(rows.get(i).values()[line.ordinal()])
            .as("%s of candle %d", line, 100 + i)
            .isCloseTo(whole.get(100 + i).values()[line.ordinal()], withinPercentage(1e-10));
      }
    }
  }

  @Test
  void lines_of_another_candle_and_of_a_series_that_is_known_are_left_aside() throws Exception {
    List<Candle> candles = CandleWalk.of(BTC, Interval.M1, 300, 9);
    List<IndicatorSnapshot> whole = uninterrupted(candles);
    try (var operator = operator(new HashMapStateBackend(), null, 1, 0)) {
      operator.processElement2(linesOf(whole.get(100)), 0);
      for (Candle candle : candles) {
        operator.processElement1(candle, candle.closeTime() - 1);
        operator.processBothWatermarks(new Watermark(candle.closeTime() - 1));
        operator.processElement2(linesOf(whole.get(200)), 0);
      }
      assertThat(rowsOf(operator)).isEqualTo(whole);
      assertThat(operator.numKeyedStateEntries()).as("nothing waits").isEqualTo(1);
    }
  }

  private static CarriedLines linesOf(IndicatorSnapshot row) {
    return linesOf(row, row.interval());
  }

  private static CarriedLines linesOf(IndicatorSnapshot row, Interval interval) {
    return new CarriedLines(
        row.instrument(),
        interval,
        row.openTime(),
        row.values()[IndicatorDefinition.OBV.ordinal()],
        row.values()[IndicatorDefinition.ADL.ordinal()]);
  }

  @Test
  void intervals_of_one_instrument_are_computed_each_on_its_own() throws Exception {
    List<Candle> minutes = CandleWalk.of(BTC, Interval.M1, 100, 5);
    List<Candle> hours = CandleWalk.of(BTC, Interval.H1, 100, 6);
    List<IndicatorSnapshot> rows;
    try (var operator = operator(new HashMapStateBackend(), null, 1, 0)) {
      for (int i = 0; i < 100; i++) {
        operator.processElement1(hours.get(i), hours.get(i).closeTime() - 1);
        operator.processElement1(minutes.get(i), minutes.get(i).closeTime() - 1);
      }
      operator.processBothWatermarks(new Watermark(Long.MAX_VALUE));
      rows = rowsOf(operator);
    }
    assertThat(rows.stream().filter(row -> row.interval() == Interval.M1))
        .containsExactlyElementsOf(uninterrupted(minutes));
    assertThat(rows.stream().filter(row -> row.interval() == Interval.H1))
        .containsExactlyElementsOf(uninterrupted(hours));
  }

  @Test
  void a_stored_savepoint_is_read_with_further_indicators_added_and_removed() throws Exception {
    List<Candle> candles = CandleWalk.of(BTC, Interval.M1, STORED_CANDLES + 100, 7);
    IndicatorOptions more =
        new IndicatorOptions(OPTIONS.vwapAnchor(), List.of("RSIIndicator(14)", "CCIIndicator(20)"));
    for (IndicatorOptions options : List.of(OPTIONS, IndicatorOptions.DEFAULT, more)) {
      try (var operator =
          operator(options, new HashMapStateBackend(), storedSavepoint(candles), 1, 0)) {
        for (Candle candle : candles.subList(STORED_CANDLES, candles.size())) {
          operator.processElement1(candle, candle.closeTime() - 1);
        }
        List<IndicatorSnapshot> expected = uninterrupted(candles);
        List<IndicatorSnapshot> rows = rowsOf(operator);
        assertThat(rows).hasSize(100);
        for (int i = 0; i < rows.size(); i++) {
          assertThat(rows.get(i).values())
              .as("the 69 of candle %d", STORED_CANDLES + i)
              .isEqualTo(expected.get(STORED_CANDLES + i).values());
          assertThat(rows.get(i).extras()).hasSize(options.extras().size());
        }
      }
    }
  }

  /** The state after the first candles, as a version of this job once wrote it. */
  private static OperatorSubtaskState storedSavepoint(List<Candle> candles) throws Exception {
    var resource = IndicatorFunctionTest.class.getClassLoader().getResource(SAVEPOINT);
    if (resource == null) {
      Path file =
          Path.of(System.getProperty("ennead.root"), "jobs/pipeline/src/test/resources", SAVEPOINT);
      Files.createDirectories(file.getParent());
      try (var operator = operator(new HashMapStateBackend(), null, 1, 0)) {
        for (Candle candle : candles.subList(0, STORED_CANDLES)) {
          operator.processElement1(candle, candle.closeTime() - 1);
          operator.processBothWatermarks(new Watermark(candle.closeTime() - 1));
        }
        OperatorSnapshotUtil.writeStateHandle(operator.snapshot(1, 1), file.toString());
      }
      throw new AssertionError("no stored savepoint was there: " + file + " was made; commit it");
    }
    return OperatorSnapshotUtil.readStateHandle(Path.of(resource.toURI()).toString());
  }

  private static List<Candle> ofSubtask(int subtask, List<Candle> btc, List<Candle> ada) {
    return Stream.of(btc, ada)
        .filter(candles -> subtaskOf(candles.get(0).instrument()) == subtask)
        .flatMap(candles -> candles.subList(150, 300).stream())
        .toList();
  }

  private static int subtaskOf(Instrument instrument) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(instrument, MAX_PARALLELISM, 2);
  }

  private static List<IndicatorSnapshot> uninterrupted(List<Candle> candles) {
    List<IndicatorSnapshot> rows = new ArrayList<>();
    Candle first = candles.get(0);
    RevisionLog log = new RevisionLog(first.instrument(), first.interval(), OPTIONS);
    candles.forEach(candle -> log.accept(candle, rows::add));
    return rows;
  }

  private static KeyedTwoInputStreamOperatorTestHarness<
          Instrument, Candle, CarriedLines, IndicatorSnapshot>
      operator(StateBackend backend, OperatorSubtaskState state, int parallelism, int subtask)
          throws Exception {
    return operator(OPTIONS, backend, state, parallelism, subtask);
  }

  private static KeyedTwoInputStreamOperatorTestHarness<
          Instrument, Candle, CarriedLines, IndicatorSnapshot>
      operator(
          IndicatorOptions options,
          StateBackend backend,
          OperatorSubtaskState state,
          int parallelism,
          int subtask)
          throws Exception {
    var harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new IndicatorFunction(options)),
            Candle::instrument,
            CarriedLines::instrument,
            Types.INSTRUMENT,
            MAX_PARALLELISM,
            parallelism,
            subtask);
    harness.setStateBackend(backend);
    harness.setup(Types.INDICATORS.createSerializer(new SerializerConfigImpl()));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }

  private static List<IndicatorSnapshot> rowsOf(
      KeyedTwoInputStreamOperatorTestHarness<Instrument, Candle, CarriedLines, IndicatorSnapshot>
          operator) {
    return List.copyOf(operator.extractOutputValues());
  }
}
