package io.ennead.pipeline.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.analytics.candles.Rollup;
import io.ennead.analytics.signals.Feeds;
import io.ennead.analytics.signals.ScanEngine;
import io.ennead.analytics.signals.ScanResult;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.pipeline.Types;
import io.ennead.pipeline.indicators.CandleWalk;
import io.ennead.records.Candle;
import io.ennead.records.ContextRecord;
import io.ennead.records.Decision;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Outcome;
import io.ennead.records.RunStart;
import io.ennead.records.Signal;
import io.ennead.records.SkipReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scans in Flink's keeping: judged together, restored to the bit, nothing left behind. */
final class ScanFunctionTest {

  private static final Instrument BTC = Instrument.binance("BTCUSDT");
  private static final List<Interval> INTERVALS = List.of(Interval.M15, Interval.H1);

  /** All that leaves the operator. */
  private record Made(List<Decision> decisions, List<Signal> signals, List<Outcome> outcomes) {
    Made() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  private static Stream<StateBackend> backends() {
    return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("backends")
  void killed_and_restored_again_and_again_it_decides_the_same_to_the_bit(StateBackend backend)
      throws Exception {
    Map<Long, List<Candle>> ticks = ticks(1_200);
    List<Long> closes = List.copyOf(ticks.keySet());
    Made made = new Made();
    OperatorSubtaskState state = null;
    for (int from = 0; from < closes.size(); from += 171) {
      try (var operator = operator(backend, state)) {
        for (long close : closes.subList(from, Math.min(from + 171, closes.size()))) {
          give(operator, ticks.get(close));
          watermark(operator, close - 1);
        }
        state = operator.snapshot(from, from);
        take(operator, made);
      }
    }
    Made expected = uninterrupted(ticks);
    assertThat(made.decisions()).isEqualTo(expected.decisions());
    assertThat(made.signals()).isEqualTo(expected.signals());
    assertThat(made.outcomes()).isEqualTo(expected.outcomes());
  }

  @Test
  void the_order_in_which_candles_of_one_instant_come_plays_no_part() throws Exception {
    Map<Long, List<Candle>> ticks = ticks(600);
    Random random = new Random(5);
    Made made = new Made();
    try (var operator = operator(new HashMapStateBackend(), null)) {
      for (List<Candle> tick : ticks.values()) {
        List<Candle> shuffled = new ArrayList<>(tick);
        Collections.shuffle(shuffled, random);
        give(operator, shuffled);
      }
      assertThat(operator.extractOutputValues()).as("before any watermark").isEmpty();
      watermark(operator, Long.MAX_VALUE);
      take(operator, made);
    }
    assertThat(made.decisions()).isEqualTo(uninterrupted(ticks).decisions());
  }

  @Test
  void after_the_last_instant_only_the_engine_of_each_instrument_is_kept() throws Exception {
    try (var operator = operator(new HashMapStateBackend(), null)) {
      for (List<Candle> tick : ticks(300).values()) {
        give(operator, tick);
      }
      assertThat(operator.numEventTimeTimers()).isPositive();
      watermark(operator, Long.MAX_VALUE);

      assertThat(operator.numEventTimeTimers()).isZero();
      assertThat(operator.numKeyedStateEntries()).isEqualTo(1);
    }
  }

  @Test
  void candles_from_before_the_first_start_only_warm_up_also_after_a_restore() throws Exception {
    Map<Long, List<Candle>> ticks = ticks(800);
    List<Long> closes = List.copyOf(ticks.keySet());
    long start = closes.get(500) + 1;
    Made made = new Made();
    OperatorSubtaskState state = null;
    for (int from = 0; from < closes.size(); from += 450) {
      try (var operator = operator(new HashMapStateBackend(), state)) {
        // Told again, later, by a run that begins anew: it was judged already.
        operator.processElement2(new RunStart(BTC, start + from * 1_000_000L), 0);
        for (long close : closes.subList(from, Math.min(from + 450, closes.size()))) {
          give(operator, ticks.get(close));
          watermark(operator, close - 1);
        }
        state = operator.snapshot(from, from);
        take(operator, made);
      }
    }
    assertThat(made.decisions()).isEqualTo(judged(ticks, start).decisions());
    assertThat(made.decisions())
        .filteredOn(decision -> decision.closeTime() < start)
        .isNotEmpty()
        .allMatch(decision -> SkipReason.BEFORE_START.label().equals(decision.reason()));
    assertThat(made.decisions())
        .filteredOn(decision -> decision.closeTime() >= start)
        .isNotEmpty()
        .noneMatch(decision -> SkipReason.BEFORE_START.label().equals(decision.reason()));
  }

  /** Candles of 15m and the hours made of them, by the instant of their close. */
  private static Map<Long, List<Candle>> ticks(int quarters) {
    Map<Long, List<Candle>> ticks = new TreeMap<>();
    Rollup hour = new Rollup();
    for (Candle quarter : CandleWalk.of(BTC, Interval.M15, quarters, 11)) {
      List<Candle> closing = new ArrayList<>(List.of(quarter));
      hour.add(quarter);
      if (Interval.H1.floor(quarter.closeTime()) == quarter.closeTime()) {
        closing.add(hour.parent(Interval.H1, quarter.closeTime() - Interval.H1.millis()));
        hour = new Rollup();
      }
      ticks.put(quarter.closeTime(), closing);
    }
    return ticks;
  }

  private static Made uninterrupted(Map<Long, List<Candle>> ticks) {
    return judged(ticks, Long.MIN_VALUE);
  }

  private static Made judged(Map<Long, List<Candle>> ticks, long start) {
    ScanEngine engine = new ScanEngine(BTC, INTERVALS, SignalOptions.DEFAULT, start);
    Made made = new Made();
    ticks.forEach(
        (close, candles) -> {
          ScanResult result = engine.tick(close, candles, Feeds.NONE);
          made.decisions().addAll(result.decisions());
          made.signals().addAll(result.signals());
          made.outcomes().addAll(result.outcomes());
        });
    return made;
  }

  private static void give(
      KeyedTwoInputStreamOperatorTestHarness<Instrument, Candle, ContextRecord, Decision> operator,
      List<Candle> candles)
      throws Exception {
    for (Candle candle : candles) {
      operator.processElement1(candle, candle.closeTime() - 1);
    }
  }

  private static void watermark(
      KeyedTwoInputStreamOperatorTestHarness<Instrument, Candle, ContextRecord, Decision> operator,
      long millis)
      throws Exception {
    operator.processBothWatermarks(new Watermark(millis));
  }

  private static void take(
      KeyedTwoInputStreamOperatorTestHarness<Instrument, Candle, ContextRecord, Decision> operator,
      Made made) {
    made.decisions().addAll(operator.extractOutputValues());
    made.signals().addAll(side(operator, ScanFunction.SIGNALS));
    made.outcomes().addAll(side(operator, ScanFunction.OUTCOMES));
  }

  private static <T> List<T> side(
      KeyedTwoInputStreamOperatorTestHarness<Instrument, Candle, ContextRecord, Decision> operator,
      OutputTag<T> tag) {
    var records = operator.getSideOutput(tag);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }

  private static KeyedTwoInputStreamOperatorTestHarness<Instrument, Candle, ContextRecord, Decision>
      operator(StateBackend backend, OperatorSubtaskState state) throws Exception {
    var harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new ScanFunction(INTERVALS, SignalOptions.DEFAULT)),
            Candle::instrument,
            ContextRecord::instrument,
            Types.INSTRUMENT);
    harness.setStateBackend(backend);
    harness.setup(Types.DECISION.createSerializer(new SerializerConfigImpl()));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }
}
