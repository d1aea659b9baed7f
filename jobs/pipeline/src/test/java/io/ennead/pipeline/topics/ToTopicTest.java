package io.ennead.pipeline.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.kafka.EventTopic;
import io.ennead.kafka.TopicRecord;
import io.ennead.kafka.TopicRecord.Mark;
import io.ennead.records.Clock;
import io.ennead.records.Instrument;
import io.ennead.records.MarketEvent;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** What a task that publishes leaves in the topic beside the events. */
final class ToTopicTest {

  private static final int PARTITIONS = 2;
  private static final MarketEvent EVENT = new Clock(Instrument.binance("BTCUSDT"), 0, 60_000);

  @Test
  void a_watermark_is_a_mark_in_each_partition_and_events_keep_their_times() throws Exception {
    try (var task = task(null, 0, 2)) {
      task.processElement(EVENT, 59_999);
      task.processWatermark(new Watermark(59_999));

      assertThat(task.extractOutputValues())
          .containsExactly(
              new TopicRecord.Event(EVENT, 59_999),
              new Mark(0, 0, 2, 59_999),
              new Mark(1, 0, 2, 59_999));
    }
  }

  @Test
  void the_last_mark_comes_again_each_second_so_that_a_restored_reader_finds_it() throws Exception {
    try (var task = task(null, 0, 1)) {
      task.setProcessingTime(1_000);
      assertThat(task.extractOutputValues()).isEmpty();

      task.processWatermark(new Watermark(59_999));
      task.setProcessingTime(2_000);

      assertThat(task.extractOutputValues()).hasSize(2 * PARTITIONS);
      assertThat(task.extractOutputValues()).containsOnly(mark(0, 1), mark(1, 1));
    }
  }

  private static TopicRecord mark(int partition, int tasks) {
    return new Mark(partition, 0, tasks, 59_999);
  }

  @Test
  void an_idle_task_holds_nobody_back() throws Exception {
    try (var task = task(null, 1, 2)) {
      task.processWatermarkStatus(WatermarkStatus.IDLE);

      assertThat(task.extractOutputValues())
          .containsExactly(
              new Mark(0, 1, 2, Mark.NOTHING_MORE), new Mark(1, 1, 2, Mark.NOTHING_MORE));
    }
  }

  @Test
  void a_restored_task_leaves_at_once_the_lowest_mark_of_all_tasks_that_were() throws Exception {
    OperatorSubtaskState lower;
    OperatorSubtaskState higher;
    try (var one = task(null, 0, 2);
        var other = task(null, 1, 2)) {
      one.processWatermark(new Watermark(59_999));
      other.processWatermark(new Watermark(119_999));
      lower = one.snapshot(1, 1);
      higher = other.snapshot(1, 1);
    }
    OperatorSubtaskState both = OneInputStreamOperatorTestHarness.repackageState(lower, higher);
    try (var task =
        task(
            OneInputStreamOperatorTestHarness.repartitionOperatorState(both, 128, 2, 1, 0), 0, 1)) {
      assertThat(task.extractOutputValues()).containsExactly(mark(0, 1), mark(1, 1));
    }
  }

  private static OneInputStreamOperatorTestHarness<MarketEvent, TopicRecord> task(
      OperatorSubtaskState state, int index, int tasks) throws Exception {
    var harness =
        new OneInputStreamOperatorTestHarness<MarketEvent, TopicRecord>(
            new ToTopic(PARTITIONS), 128, tasks, index);
    harness.setup(EventTopic.RECORD.createSerializer(new ExecutionConfig().getSerializerConfig()));
    if (state != null) {
      harness.initializeState(state);
    }
    harness.open();
    return harness;
  }
}
