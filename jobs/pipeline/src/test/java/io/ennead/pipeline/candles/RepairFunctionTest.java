package io.ennead.pipeline.candles;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.analytics.candles.Rollup;
import io.ennead.analytics.indicators.IndicatorOptions;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.pipeline.Types;
import io.ennead.pipeline.indicators.CandleWalk;
import io.ennead.pipeline.indicators.IndicatorFunction;
import io.ennead.pipeline.signals.ScanFunction;
import io.ennead.records.Candle;
import io.ennead.records.CarriedLines;
import io.ennead.records.ContextRecord;
import io.ennead.records.Decision;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import io.ennead.records.RepairedTrades;
import io.ennead.records.Trade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Repairs in Flink's keeping: what comes again, and when, whatever way was the faster one. */
final class RepairFunctionTest {

  private static final Instrument BTC = Instrument.binance("BTCUSDT");
  private static final int MINUTES = 300;
  private static final long MINUTE = Interval.M1.millis();

  /** Minutes that are GAP at first, and how many minutes later they are repaired. */
  private static final Map<Integer, Integer> GAPS = Map.of(3, 4, 63, 2, 122, 9, 123, 1, 240, 30);

  private final Map<Interval, List<Candle>> closed = new EnumMap<>(Interval.class);
  private final List<RepairedTrades> repairs = new ArrayList<>();

  @BeforeEach
  void makeCandles() {
    Map<Interval, Rollup> rollups = new EnumMap<>(Interval.class);
    List<Candle> minutes = CandleWalk.of(BTC, Interval.M1, MINUTES, 3);
    for (int i = 0; i < MINUTES; i++) {
      Candle whole = minutes.get(i);
      Candle child = GAPS.containsKey(i) ? CandleWalk.asGap(whole) : whole;
      closed.computeIfAbsent(Interval.M1, key -> new ArrayList<>()).add(child);
      if (GAPS.containsKey(i)) {
        long at = whole.closeTime() + GAPS.get(i) * MINUTE;
        repairs.add(
            new RepairedTrades(
                BTC, whole.openTime(), whole.closeTime(), 0, true, at, List.of(trade(whole))));
      }
      for (Interval parent : Interval.M5.andAbove()) {
        rollups.computeIfAbsent(parent, key -> new Rollup()).add(child);
        if (parent.floor(child.closeTime()) != child.closeTime()) {
          break;
        }
        child = rollups.remove(parent).parent(parent, child.closeTime() - parent.millis());
        closed.computeIfAbsent(parent, key -> new ArrayList<>()).add(child);
      }
    }
  }

  private static Trade trade(Candle minute) {
    long price = minute.close().movePointRight(8).longValueExact();
    return new Trade(BTC, 7, 7, 7, price, 100_000_000L, minute.openTime() * 1_000, false);
  }

  @Test
  void parents_that_come_long_after_their_children_are_repaired_all_the_same() throws Exception {
    List<Candle> out = values(repaired(new Random(1), MINUTES));

    Map<String, Candle> newest = new HashMap<>();
    out.forEach(candle -> newest.put(candle.interval() + " " + candle.openTime(), candle));
    assertThat(newest.values()).noneMatch(candle -> candle.quality() == Quality.GAP);
    assertThat(newest.values())
        .filteredOn(candle -> candle.quality() == Quality.REPAIRED)
        .extracting(Candle::interval)
        .contains(Interval.M1, Interval.M5, Interval.M15, Interval.H1);
  }

  @Test
  void neither_the_faster_way_nor_the_steps_of_the_watermark_change_what_comes_again()
      throws Exception {
    List<StreamRecord<Candle>> expected = repaired(new Random(1), 1);
    List<String> indicators = indicators(expected, 1);
    List<Decision> decisions = decisions(expected, 1);
    assertThat(decisions).anyMatch(decision -> "gap".equals(decision.reason()));

    for (int seed = 2; seed < 8; seed++) {
      Random random = new Random(seed);
      List<StreamRecord<Candle>> out = repaired(random, 1 + random.nextInt(100));
      assertThat(out).isEqualTo(expected);
      int step = 1 + random.nextInt(100);
      assertThat(indicators(out, step)).containsExactlyInAnyOrderElementsOf(indicators);
      assertThat(decisions(out, step)).isEqualTo(decisions);
    }
  }

  /** Gives each interval's candles and the repairs in their order, but one or the other first. */
  private List<StreamRecord<Candle>> repaired(Random random, int step) throws Exception {
    try (var operator =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new RepairFunction(Origin.WEBSOCKET)),
            Candle::instrument,
            RepairedTrades::instrument,
            Types.INSTRUMENT)) {
      operator.open();
      for (int from = 0; from < MINUTES; from += step) {
        long after = closed.get(Interval.M1).get(from).openTime();
        long until = after + step * MINUTE;
        List<Runnable> ways = new ArrayList<>();
        closed.forEach(
            (interval, candles) -> ways.add(() -> give(operator, candles, after, until)));
        ways.add(() -> giveRepairs(operator, after, until));
        Collections.shuffle(ways, random);
        ways.forEach(Runnable::run);
        operator.processBothWatermarks(new Watermark(until - 1));
      }
      operator.processBothWatermarks(Watermark.MAX_WATERMARK);
      assertThat(operator.numEventTimeTimers()).isZero();
      assertThat(operator.numKeyedStateEntries()).as("nothing waits").isEqualTo(1);
      return records(operator.getOutput());
    }
  }

  private static void give(
      KeyedTwoInputStreamOperatorTestHarness<Instrument, Candle, RepairedTrades, Candle> operator,
      List<Candle> candles,
      long after,
      long until) {
    for (Candle candle : candles) {
      if (candle.closeTime() > after && candle.closeTime() <= until) {
        unchecked(() -> operator.processElement1(candle, candle.closeTime() - 1));
      }
    }
  }

  /** A repair leaves the source behind the clock of its time. */
  private void giveRepairs(
      KeyedTwoInputStreamOperatorTestHarness<Instrument, Candle, RepairedTrades, Candle> operator,
      long after,
      long until) {
    for (RepairedTrades repair : repairs) {
      if (repair.at() > after && repair.at() <= until) {
        unchecked(() -> operator.processElement2(repair, 0));
      }
    }
  }

  private static List<String> indicators(List<StreamRecord<Candle>> candles, int step)
      throws Exception {
    try (var operator =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new IndicatorFunction(IndicatorOptions.DEFAULT)),
            Candle::instrument,
            CarriedLines::instrument,
            Types.INSTRUMENT)) {
      operator.open();
      int at = 0;
      for (long mark = candles.get(0).getTimestamp(); at < candles.size(); mark += step * MINUTE) {
        for (; at < candles.size() && candles.get(at).getTimestamp() <= mark; at++) {
          operator.processElement1(candles.get(at));
        }
        operator.processBothWatermarks(new Watermark(mark));
      }
      operator.processBothWatermarks(new Watermark(Long.MAX_VALUE));
      return operator.extractOutputValues().stream()
          .map(
              row ->
                  "%s %d %d %s %s"
                      .formatted(
                          row.interval(),
                          row.openTime(),
                          row.revision(),
                          row.quality(),
                          Arrays.toString(row.values())))
          .toList();
    }
  }

  private static List<Decision> decisions(List<StreamRecord<Candle>> candles, int step)
      throws Exception {
    List<Interval> intervals = Interval.M1.andAbove();
    try (var operator =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new KeyedCoProcessOperator<>(new ScanFunction(intervals, SignalOptions.DEFAULT)),
            Candle::instrument,
            ContextRecord::instrument,
            Types.INSTRUMENT)) {
      operator.open();
      int at = 0;
      for (long mark = candles.get(0).getTimestamp(); at < candles.size(); mark += step * MINUTE) {
        for (; at < candles.size() && candles.get(at).getTimestamp() <= mark; at++) {
          operator.processElement1(candles.get(at));
        }
        operator.processBothWatermarks(new Watermark(mark));
      }
      operator.processBothWatermarks(Watermark.MAX_WATERMARK);
      return operator.extractOutputValues();
    }
  }

  private static List<Candle> values(List<StreamRecord<Candle>> records) {
    return records.stream().map(StreamRecord::getValue).toList();
  }

  private static List<StreamRecord<Candle>> records(Iterable<?> output) {
    List<StreamRecord<Candle>> records = new ArrayList<>();
    for (Object each : output) {
      if (each instanceof StreamRecord<?> record && record.getValue() instanceof Candle candle) {
        records.add(new StreamRecord<>(candle, record.getTimestamp()));
      }
    }
    return records;
  }

  private interface Step {
    void run() throws Exception;
  }

  private static void unchecked(Step step) {
    try {
      step.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
