package io.ennead.pipeline.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.metrics.MarketClock;
import io.ennead.metrics.Totals;
import io.ennead.pipeline.CountRows;
import io.ennead.pipeline.Types;
import io.ennead.pipeline.indicators.CandleWalk;
import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.StreamMap;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** Totals survive restores and rescaling: none is lost, none counts twice. */
final class TotalsInStateTest {

  private static final int MAX_PARALLELISM = 128;
  private static final String MADE = "candles|1m|complete";
  private static final String NEWEST = "lastCloseTime|binance|%s";

  /** Those of the operator that was opened last. */
  private static Totals opened;

  private final List<Candle> btc = candles("BTCUSDT", 30);
  private final List<Candle> eth = candles("ETHUSDT", 20);

  @Test
  void what_was_counted_after_the_snapshot_is_forgotten_and_what_before_it_is_kept()
      throws Exception {
    OperatorSubtaskState state;
    try (Subtask first = new Subtask(1, 0, null)) {
      first.count(btc.subList(0, 10));
      state = first.snapshot();
      first.count(btc.subList(10, 30));
      assertThat(first.value(MADE)).isEqualTo(30);
    }
    try (Subtask restored = new Subtask(1, 0, state)) {
      assertThat(restored.value(MADE)).isEqualTo(10);
      restored.count(btc.subList(10, 30));
      assertThat(restored.value(MADE)).isEqualTo(30);
      assertThat(restored.value(NEWEST.formatted("BTCUSDT"))).isEqualTo(btc.get(29).closeTime());
    }
  }

  @Test
  void from_one_instance_to_two_and_back_the_sums_stay() throws Exception {
    OperatorSubtaskState one;
    try (Subtask only = new Subtask(1, 0, null)) {
      only.count(btc.subList(0, 10));
      only.count(eth.subList(0, 5));
      one = only.snapshot();
    }
    OperatorSubtaskState two;
    try (Subtask left = new Subtask(2, 0, rescaled(one, 1, 2, 0));
        Subtask right = new Subtask(2, 1, rescaled(one, 1, 2, 1))) {
      assertThat(left.value(MADE) + right.value(MADE)).isEqualTo(15);
      left.count(btc.subList(10, 30));
      right.count(eth.subList(5, 20));
      assertThat(left.value(MADE) + right.value(MADE)).isEqualTo(50);
      two = AbstractStreamOperatorTestHarness.repackageState(left.snapshot(), right.snapshot());
    }
    try (Subtask only = new Subtask(1, 0, rescaled(two, 2, 1, 0))) {
      assertThat(only.value(MADE)).isEqualTo(50);
      assertThat(only.value(NEWEST.formatted("BTCUSDT"))).isEqualTo(btc.get(29).closeTime());
      assertThat(only.value(NEWEST.formatted("ETHUSDT"))).isEqualTo(eth.get(19).closeTime());
    }
  }

  private static List<Candle> candles(String symbol, int count) {
    return CandleWalk.of(Instrument.binance(symbol), Interval.M1, count, 3);
  }

  private static OperatorSubtaskState rescaled(
      OperatorSubtaskState state, int from, int to, int subtask) {
    return AbstractStreamOperatorTestHarness.repartitionOperatorState(
        state, MAX_PARALLELISM, from, to, subtask);
  }

  /** The operator that counts candles, and what it shows. */
  private static final class Subtask implements AutoCloseable {
    private final OneInputStreamOperatorTestHarness<Candle, Candle> operator;
    private final Totals totals;
    private long checkpoint;

    Subtask(int parallelism, int index, OperatorSubtaskState state) throws Exception {
      operator =
          new OneInputStreamOperatorTestHarness<>(
              new StreamMap<>(new CountRows<>(candle -> "candles", Subtask::meter)),
              MAX_PARALLELISM,
              parallelism,
              index);
      operator.setup(Types.CANDLE.createSerializer(new SerializerConfigImpl()));
      if (state != null) {
        operator.initializeState(state);
      }
      operator.open();
      totals = opened;
    }

    private static RowMeter<Candle> meter(Totals totals, MetricGroup group) {
      opened = totals;
      return new CandleMeter(totals, group, MarketClock.NONE);
    }

    void count(List<Candle> candles) throws Exception {
      for (Candle candle : candles) {
        operator.processElement(candle, candle.closeTime() - 1);
      }
    }

    long value(String name) {
      return totals.values().get(name);
    }

    OperatorSubtaskState snapshot() throws Exception {
      return operator.snapshot(++checkpoint, 0);
    }

    @Override
    public void close() throws Exception {
      operator.close();
    }
  }
}
