package io.ennead.pipeline;

import io.ennead.kafka.EventTopic;
import io.ennead.pipeline.topics.FromTopic;
import io.ennead.records.MarketEvent;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The events of an input, with the watermarks that its clocks or marks prove. */
final class EventStreams {

  private EventStreams() {}

  static SingleOutputStreamOperator<MarketEvent> of(
      StreamExecutionEnvironment env, MarketInput.Events input) {
    return input instanceof MarketInput.Topic topic
        ? ofTopic(env, topic.topic())
        : ofSource(env, (MarketInput.Trades) input);
  }

  static SingleOutputStreamOperator<MarketEvent> ofSource(
      StreamExecutionEnvironment env, MarketInput.Trades trades) {
    return env.fromSource(
            trades.source(), WatermarkStrategy.noWatermarks(), Stage.TRADES.title(), Types.EVENT)
        .uid(Stage.TRADES.uid())
        .name(Stage.TRADES.title());
  }

  /** A task without a partition would hold back all others: there are never more than these. */
  private static SingleOutputStreamOperator<MarketEvent> ofTopic(
      StreamExecutionEnvironment env, EventTopic topic) {
    int parallelism = Math.min(env.getParallelism(), topic.partitions());
    return env.fromSource(
            topic.source(), EventTopic.watermarks(), Stage.TOPIC.title(), EventTopic.RECORD)
        .uid(Stage.TOPIC.uid())
        .name(Stage.TOPIC.title())
        .setParallelism(parallelism)
        .transform(Stage.TOPIC_EVENTS.title(), Types.EVENT, new FromTopic(topic.name()))
        .uid(Stage.TOPIC_EVENTS.uid())
        .name(Stage.TOPIC_EVENTS.title())
        .setParallelism(parallelism);
  }
}
