package io.ennead.pipeline.topics;

import io.ennead.kafka.KafkaOptions;
import io.ennead.kafka.TopicPosition;
import io.ennead.kafka.TopicRecord;
import io.ennead.records.MarketEvent;
import java.util.Objects;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The events of a topic with the times that they had; its marks have become watermarks by then.
 *
 * <p>An event that is missing is an error: when the brokers give a transaction up that belongs to a
 * checkpoint, Kafka's committer only logs it, and clocks that follow would prove minutes whole that
 * are not.
 */
public final class FromTopic extends AbstractStreamOperator<MarketEvent>
    implements OneInputStreamOperator<TopicRecord, MarketEvent> {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private transient Positions positions;

  /**
   * @param topic its name, for errors
   */
  public FromTopic(String topic) {
    this.topic = Objects.requireNonNull(topic, "topic");
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    positions = new Positions(context.getOperatorStateStore());
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    positions.snapshot();
  }

  @Override
  public void processElement(StreamRecord<TopicRecord> element) {
    if (element.getValue() instanceof TopicRecord.Event event) {
      if (event.number() != TopicRecord.Event.UNCOUNTED) {
        requireNext(event);
      }
      output.collect(
          event.timestamp() < 0
              ? new StreamRecord<>(event.event())
              : new StreamRecord<>(event.event(), event.timestamp()));
    }
  }

  private void requireNext(TopicRecord.Event event) {
    TopicPosition before = positions.of(event.event().instrument());
    if (positions.count(event.event()) != event.number()) {
      throw new IllegalStateException(
          ("topic %s: event %d of %s must follow%s, but event %d came%s. Either the brokers gave up a"
                  + " transaction of the job that publishes, which was away for longer than %s, or"
                  + " a second one writes to the topic, or one that had lost its state. What is missing"
                  + " or double cannot be told: publish to another topic (-O %s), from where it is"
                  + " needed (-O binance.since), and read that with an empty state")
              .formatted(
                  topic,
                  before.number() + 1,
                  before.instrument(),
                  trade(" trade ", before),
                  event.number(),
                  trade(", trade ", TopicPosition.start(before.instrument()).behind(event.event())),
                  KafkaOptions.TRANSACTION_TIMEOUT.key(),
                  KafkaOptions.EVENTS.key()));
    }
  }

  private static String trade(String word, TopicPosition position) {
    return position.tradeId() == TopicPosition.NO_TRADE ? "" : word + position.tradeId();
  }
}
