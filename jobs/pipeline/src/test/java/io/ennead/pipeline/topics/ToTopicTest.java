package io.ennead.pipeline.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.kafka.EventTopic;
import io.ennead.kafka.TopicRecord;
import io.ennead.kafka.TopicRecord.Mark;
import io.ennead.records.Clock;
import io.ennead.records.Instrument;
import io.ennead.records.MarketEvent;
import io.ennead.records.RejectedFrame;
import java.util.List;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** What a task that publishes leaves in the topic beside the events. */
final class ToTopicTest {

  private static final int PARTITIONS = 2;
  private static final Instrument BTC = Instrument.binance("BTCUSDT");
  private static final Instrument ETH = Instrument.binance("ETHUSDT");
  private static final Instrument SOL = Instrument.binance("SOLUSDT");
  private static final MarketEvent EVENT = new Clock(BTC, 0, 60_000);

  @Test
  void a_watermark_is_a_mark_in_each_partition_and_events_keep_their_times() throws Exception {
    try (var task = begun(0, 2)) {
      task.processElement(EVENT, 59_999);
      task.processWatermark(new Watermark(59_999));

      assertThat(task.extractOutputValues())
          .containsExactly(
              new TopicRecord.Event(EVENT, 59_999, 1),
              new Mark(0, 0, 2, 59_999),
              new Mark(1, 0, 2, 59_999));
    }
  }

  @Test
  void the_last_mark_comes_again_each_second_so_that_a_restored_reader_finds_it() throws Exception {
    try (var task = begun(0, 1)) {
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
    try (var task = begun(1, 2)) {
      task.processWatermarkStatus(WatermarkStatus.IDLE);

      assertThat(task.extractOutputValues())
          .containsExactly(
              new Mark(0, 1, 2, Mark.NOTHING_MORE), new Mark(1, 1, 2, Mark.NOTHING_MORE));
    }
  }

  @Test
  void a_restored_task_leaves_at_once_the_lowest_mark_of_all_tasks_that_were() throws Exception {
    OperatorSubtaskState both = checkpoint(59_999L, 119_999L);

    for (int tasks = 1; tasks <= 3; tasks++) {
      for (int index = 0; index < tasks; index++) {
        assertThat(marksOf(both, index, tasks)).containsExactly(59_999L, 59_999L);
      }
    }
  }

  @Test
  void where_a_task_had_not_begun_no_restored_task_tells_how_far_the_others_were()
      throws Exception {
    OperatorSubtaskState early = checkpoint(59_999L, null);

    for (int tasks = 1; tasks <= 3; tasks++) {
      for (int index = 0; index < tasks; index++) {
        assertThat(marksOf(early, index, tasks)).containsExactly(Mark.NONE, Mark.NONE);
      }
    }
  }

  @Test
  void a_task_that_had_no_instrument_does_not_count_when_the_others_are_restored()
      throws Exception {
    assertThat(marksOf(checkpoint(59_999L, Mark.NOTHING_MORE), 1, 2))
        .containsExactly(59_999L, 59_999L);
  }

  @Test
  void behind_a_job_that_has_ended_no_task_has_begun() throws Exception {
    assertThat(marksOf(checkpoint(Mark.NOTHING_MORE, Mark.NOTHING_MORE), 0, 2))
        .containsExactly(Mark.NONE, Mark.NONE);
  }

  @Test
  void events_are_numbered_by_instrument_and_on_from_a_checkpoint_by_whichever_task_has_it()
      throws Exception {
    OperatorSubtaskState checkpoint;
    try (var one = begun(0, 2);
        var other = begun(1, 2)) {
      assertThat(numbers(one, BTC, ETH, BTC)).containsExactly(1L, 1L, 2L);
      assertThat(numbers(other, SOL)).containsExactly(1L);
      checkpoint =
          OneInputStreamOperatorTestHarness.repackageState(
              one.snapshot(1, 1), other.snapshot(1, 1));
    }
    OperatorSubtaskState moved;
    try (var one = task(checkpoint, 0, 2, 2);
        var other = task(checkpoint, 1, 2, 2)) {
      assertThat(numbers(one, SOL)).containsExactly(2L);
      assertThat(numbers(other, ETH, BTC)).containsExactly(2L, 3L);
      moved =
          OneInputStreamOperatorTestHarness.repackageState(
              one.snapshot(2, 2), other.snapshot(2, 2));
    }
    try (var task = task(moved, 0, 1, 2)) {
      assertThat(numbers(task, SOL, ETH, BTC)).containsExactly(3L, 3L, 4L);
    }
  }

  @Test
  void frames_that_tell_no_symbol_may_come_from_every_task_and_are_not_numbered() throws Exception {
    try (var task = begun(0, 2)) {
      assertThat(numbers(task, Instrument.binance(RejectedFrame.UNTOLD)))
          .containsExactly(TopicRecord.Event.UNCOUNTED);
    }
  }

  /** The numbers that the next clocks of these instruments get. */
  private static List<Long> numbers(
      OneInputStreamOperatorTestHarness<MarketEvent, TopicRecord> task, Instrument... instruments)
      throws Exception {
    task.getOutput().clear();
    for (Instrument instrument : instruments) {
      task.processElement(new Clock(instrument, 0, 60_000), 59_999);
    }
    return task.extractOutputValues().stream()
        .map(record -> ((TopicRecord.Event) record).number())
        .toList();
  }

  /** Two tasks in a checkpoint, with the watermarks that they have come to, or null. */
  private static OperatorSubtaskState checkpoint(Long first, Long second) throws Exception {
    try (var one = begun(0, 2);
        var other = begun(1, 2)) {
      if (first != null) {
        one.processWatermark(new Watermark(first));
      }
      if (second != null) {
        other.processWatermark(new Watermark(second));
      }
      return OneInputStreamOperatorTestHarness.repackageState(
          one.snapshot(1, 1), other.snapshot(1, 1));
    }
  }

  /** What a task that is restored with as many others leaves at once. */
  private static List<Long> marksOf(OperatorSubtaskState two, int index, int tasks)
      throws Exception {
    try (var task = task(two, index, tasks, 2)) {
      return task.extractOutputValues().stream().map(record -> ((Mark) record).until()).toList();
    }
  }

  /** A task without a checkpoint, behind what it leaves at its start. */
  private static OneInputStreamOperatorTestHarness<MarketEvent, TopicRecord> begun(
      int index, int tasks) throws Exception {
    var task = task(null, index, tasks, tasks);
    assertThat(task.extractOutputValues())
        .containsExactly(
            new Mark(0, index, tasks, Mark.NONE), new Mark(1, index, tasks, Mark.NONE));
    task.getOutput().clear();
    return task;
  }

  private static OneInputStreamOperatorTestHarness<MarketEvent, TopicRecord> task(
      OperatorSubtaskState state, int index, int tasks, int before) throws Exception {
    var harness =
        new OneInputStreamOperatorTestHarness<MarketEvent, TopicRecord>(
            new ToTopic(PARTITIONS), 128, tasks, index);
    harness.setup(EventTopic.RECORD.createSerializer(new ExecutionConfig().getSerializerConfig()));
    if (state != null) {
      harness.initializeState(
          OneInputStreamOperatorTestHarness.repartitionOperatorState(
              state, 128, before, tasks, index));
    }
    harness.open();
    return harness;
  }
}
