package io.ennead.pipeline.topics;

import io.ennead.kafka.TopicRecord;
import io.ennead.records.MarketEvent;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** The events of a topic with the times that they had; its marks have become watermarks by then. */
public final class FromTopic extends AbstractStreamOperator<MarketEvent>
    implements OneInputStreamOperator<TopicRecord, MarketEvent> {

  private static final long serialVersionUID = 1L;

  @Override
  public void processElement(StreamRecord<TopicRecord> element) {
    if (element.getValue() instanceof TopicRecord.Event event) {
      output.collect(
          event.timestamp() < 0
              ? new StreamRecord<>(event.event())
              : new StreamRecord<>(event.event(), event.timestamp()));
    }
  }
}
