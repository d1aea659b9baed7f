package io.ennead.pipeline.signals;

import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.pipeline.MarketDataJob;
import io.ennead.pipeline.Types;
import io.ennead.records.Candle;
import io.ennead.records.ContextRecord;
import io.ennead.records.Decision;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** The scans with feeds as an operator of one or several subtasks. */
final class FedScans implements AutoCloseable {

  private static final int MAX = MarketDataJob.MAX_PARALLELISM;

  private final List<Interval> intervals;
  private final List<
          KeyedTwoInputStreamOperatorTestHarness<Instrument, Candle, ContextRecord, Decision>>
      subtasks = new ArrayList<>();

  FedScans(List<Interval> intervals, StateBackend backend, int parallelism) throws Exception {
    this(intervals, backend, parallelism, 0, null);
  }

  private FedScans(
      List<Interval> intervals,
      StateBackend backend,
      int parallelism,
      int before,
      OperatorSubtaskState state)
      throws Exception {
    this.intervals = intervals;
    for (int index = 0; index < parallelism; index++) {
      var harness =
          new KeyedTwoInputStreamOperatorTestHarness<>(
              new KeyedCoProcessOperator<>(new ScanFunction(intervals, SignalOptions.DEFAULT)),
              Candle::instrument,
              ContextRecord::instrument,
              Types.INSTRUMENT,
              MAX,
              parallelism,
              index);
      harness.setStateBackend(backend);
      harness.setup(Types.DECISION.createSerializer(new SerializerConfigImpl()));
      if (state != null) {
        harness.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(
                state, MAX, before, parallelism, index));
      }
      harness.open();
      subtasks.add(harness);
    }
  }

  void give(Candle candle) throws Exception {
    subtaskOf(candle.instrument()).processElement1(candle, candle.closeTime() - 1);
  }

  void give(ContextRecord record) throws Exception {
    subtaskOf(record.instrument()).processElement2(record, record.time() - 1);
  }

  private KeyedTwoInputStreamOperatorTestHarness<Instrument, Candle, ContextRecord, Decision>
      subtaskOf(Instrument instrument) {
    return subtasks.get(
        KeyGroupRangeAssignment.assignKeyToParallelOperator(instrument, MAX, subtasks.size()));
  }

  void watermark(long time) throws Exception {
    for (var subtask : subtasks) {
      subtask.processBothWatermarks(new Watermark(time));
    }
  }

  List<Decision> made() {
    return subtasks.stream().flatMap(each -> each.extractOutputValues().stream()).toList();
  }

  int timers() {
    return subtasks.stream().mapToInt(each -> each.numEventTimeTimers()).sum();
  }

  int stateEntries() {
    return subtasks.stream().mapToInt(each -> each.numKeyedStateEntries()).sum();
  }

  /** The same from a checkpoint, with as many subtasks. */
  FedScans killedAndRestored(StateBackend backend, int parallelism) throws Exception {
    List<OperatorSubtaskState> states = new ArrayList<>();
    for (var subtask : subtasks) {
      states.add(subtask.snapshot(1, 1));
    }
    close();
    return new FedScans(
        intervals,
        backend,
        parallelism,
        states.size(),
        AbstractStreamOperatorTestHarness.repackageState(
            states.toArray(new OperatorSubtaskState[0])));
  }

  @Override
  public void close() throws Exception {
    for (var subtask : subtasks) {
      subtask.close();
    }
  }
}
