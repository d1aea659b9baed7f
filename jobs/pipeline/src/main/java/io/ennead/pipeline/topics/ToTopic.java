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
 * would otherwise wait for it for ever.
 */
public final class ToTopic extends AbstractStreamOperator<TopicRecord>
    implements OneInputStreamOperator<MarketEvent, TopicRecord> {

  private static final long serialVersionUID = 1L;

  private static final long REPEAT_MILLIS = 1_000;
  private static final long NONE = Long.MIN_VALUE;
  private static final ListStateDescriptor<Long> MARK =
      new ListStateDescriptor<>("mark", BasicTypeInfo.LONG_TYPE_INFO);

  private final int partitions;
  private transient long last;
  private transient ListState<Long> kept;

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
    last = NONE;
    for (long mark : kept.get()) {
      last = last == NONE ? mark : Math.min(last, mark);
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    kept.update(last == NONE ? List.of() : List.of(last));
  }

  @Override
  public void open() throws Exception {
    super.open();
    repeat();
    getProcessingTimeService()
        .scheduleWithFixedDelay(now -> repeat(), REPEAT_MILLIS, REPEAT_MILLIS);
  }

  private void repeat() {
    if (last != NONE) {
      mark(last);
    }
  }

  @Override
  public void processElement(StreamRecord<MarketEvent> element) {
    long timestamp = element.hasTimestamp() ? element.getTimestamp() : -1;
    output.collect(
        new StreamRecord<>(new TopicRecord.Event(element.getValue(), Math.max(-1, timestamp))));
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
