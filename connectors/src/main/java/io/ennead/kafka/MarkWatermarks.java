package io.ennead.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * The watermark of a partition: the lowest mark of all tasks that write to it, once each has left
 * one. It has no state: after a restore the next marks tell.
 */
final class MarkWatermarks implements WatermarkGenerator<TopicRecord> {

  private final Map<Integer, Long> marks = new HashMap<>();
  private int writers;

  @Override
  public void onEvent(TopicRecord record, long timestamp, WatermarkOutput output) {
    if (!(record instanceof TopicRecord.Mark mark)) {
      return;
    }
    if (mark.writers() != writers) {
      // The job that writes goes on with another parallelism: its tasks share the symbols anew.
      writers = mark.writers();
      marks.clear();
    }
    marks.put(mark.writer(), mark.until());
    long lowest = marks.values().stream().mapToLong(Long::longValue).min().orElseThrow();
    // The topic goes on when all that wrote to it have ended: it is never the end of time.
    if (marks.size() == writers
        && lowest != TopicRecord.Mark.NONE
        && lowest != TopicRecord.Mark.NOTHING_MORE) {
      output.emitWatermark(new Watermark(lowest));
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    // Marks tell, not time.
  }
}
