package io.ennead.pipeline.topics;

import io.ennead.kafka.TopicRecord;
import io.ennead.records.MarketEvent;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Events as records of a topic, and each watermark as a mark for each of its partitions. A task
 * that is idle or has ended holds nobody back.
 *
 * <p>Every second the last mark comes again: a reader that goes on from a checkpoint behind it
 * would otherwise wait for it for ever. The events of each instrument are numbered, so that a
 * reader finds out if one is missing.
 */
public final class ToTopic extends AbstractStreamOperator<TopicRecord>
    implements OneInputStreamOperator<MarketEvent, TopicRecord> {

  private static final long serialVersionUID = 1L;

  private static final long REPEAT_MILLIS = 1_000;
  private static final ListStateDescriptor<Long> MARK =
      new ListStateDescriptor<>("mark", BasicTypeInfo.LONG_TYPE_INFO);

  private final int partitions;
  private transient long last;
  private transient ListState<Long> kept;
  private transient Positions positions;

  /**
   * @param partitions of the topic
   */
  public ToTopic(int partitions) {
    this.partitions = partitions;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    kept = context.getOperatorStateStore().getUnionListState(MARK);
    last = lowest(kept.get());
    positions = new Positions(context.getOperatorStateStore());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    kept.update(List.of(last));
    positions.snapshot();
  }

  /**
   * What every task had passed, whoever has its instruments now: nothing, if one had not begun. A
   * task without instruments does not count; where none has any, nothing is known.
   */
  private static long lowest(Iterable<Long> marks) {
    long lowest = TopicRecord.Mark.NOTHING_MORE;
    for (long mark : marks) {
      lowest = Math.min(lowest, mark);
    }
    return lowest == TopicRecord.Mark.NOTHING_MORE ? TopicRecord.Mark.NONE : lowest;
  }

  @Override
  public void open() throws Exception {
    super.open();
    // Also that it has not begun: a mark that this task has left before tells nothing of what it
    // reads now.
    mark(last);
    getProcessingTimeService()
        .scheduleWithFixedDelay(now -> repeat(), REPEAT_MILLIS, REPEAT_MILLIS);
  }

  private void repeat() {
    if (last != TopicRecord.Mark.NONE) {
      mark(last);
    }
  }

  @Override
  public void processElement(StreamRecord<MarketEvent> element) {
    long timestamp = element.hasTimestamp() ? element.getTimestamp() : -1;
    long number = positions.count(element.getValue());
    output.collect(
        new StreamRecord<>(
            new TopicRecord.Event(element.getValue(), Math.max(-1, timestamp), number)));
  }

  @Override
  public void processWatermark(Watermark watermark) throws Exception {
    mark(watermark.getTimestamp());
    super.processWatermark(watermark);
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    if (status.isIdle()) {
      mark(TopicRecord.Mark.NOTHING_MORE);
    }
    super.processWatermarkStatus(status);
  }

  private void mark(long until) {
    last = until;
    int task = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    int tasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    for (int partition = 0; partition < partitions; partition++) {
      output.collect(new StreamRecord<>(new TopicRecord.Mark(partition, task, tasks, until)));
    }
  }
}
