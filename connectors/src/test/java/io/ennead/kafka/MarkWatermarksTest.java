package io.ennead.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.records.Clock;
import io.ennead.records.Instrument;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

/** What the marks of a partition prove. */
final class MarkWatermarksTest {

  private final MarkWatermarks generator = new MarkWatermarks();
  private final List<Long> watermarks = new ArrayList<>();

  @Test
  void the_watermark_is_the_lowest_mark_once_every_task_has_left_one() {
    mark(0, 2, 1_000);
    mark(0, 2, 2_000);
    assertThat(watermarks).isEmpty();

    mark(1, 2, 1_500);
    mark(0, 2, 3_000);
    mark(1, 2, 2_500);

    assertThat(watermarks).containsExactly(1_500L, 1_500L, 2_500L);
  }

  @Test
  void a_task_that_is_idle_or_has_ended_holds_nobody_back() {
    mark(1, 2, TopicRecord.Mark.NOTHING_MORE);
    mark(0, 2, 1_000);

    assertThat(watermarks).containsExactly(1_000L);
  }

  @Test
  void a_topic_to_which_nobody_writes_any_more_is_not_at_the_end_of_time() {
    mark(0, 1, 1_000);
    mark(0, 1, TopicRecord.Mark.NOTHING_MORE);

    assertThat(watermarks).containsExactly(1_000L);
  }

  @Test
  void a_task_that_has_begun_anew_is_waited_for_although_it_had_left_a_mark() {
    mark(0, 2, 1_000);
    mark(0, 2, TopicRecord.Mark.NONE);
    mark(1, 2, TopicRecord.Mark.NONE);
    mark(1, 2, 5_000);
    assertThat(watermarks).isEmpty();

    mark(0, 2, 2_000);

    assertThat(watermarks).containsExactly(2_000L);
  }

  @Test
  void after_a_change_of_parallelism_every_new_task_is_waited_for() {
    mark(0, 1, 1_000);
    mark(0, 2, 5_000);
    mark(1, 2, 2_000);

    assertThat(watermarks).containsExactly(1_000L, 2_000L);
  }

  @Test
  void the_clock_of_one_instrument_proves_nothing_of_its_partition() {
    generator.onEvent(
        new TopicRecord.Event(new Clock(Instrument.binance("BTCUSDT"), 0, 60_000), 59_999, 1),
        59_999,
        output());

    assertThat(watermarks).isEmpty();
  }

  private void mark(int writer, int writers, long until) {
    generator.onEvent(new TopicRecord.Mark(0, writer, writers, until), 0, output());
  }

  private WatermarkOutput output() {
    return new WatermarkOutput() {
      @Override
      public void emitWatermark(Watermark watermark) {
        watermarks.add(watermark.getTimestamp());
      }

      @Override
      public void markIdle() {
        throw new AssertionError("a partition is never idle");
      }

      @Override
      public void markActive() {
        throw new AssertionError("a partition is never idle");
      }
    };
  }
}
