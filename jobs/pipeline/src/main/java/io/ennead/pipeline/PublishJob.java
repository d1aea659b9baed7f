package io.ennead.pipeline;

import io.ennead.kafka.EventTopic;
import io.ennead.pipeline.topics.ToTopic;
import java.util.Objects;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** From market data to a topic: another job makes the rows of it, with {@code --input kafka}. */
public final class PublishJob {

  private final MarketInput.Trades input;
  private final EventTopic topic;

  /**
   * @throws IllegalArgumentException if the input is one of klines, a topic, or one that ends:
   *     whoever reads the topic would wait at its end for ever
   */
  public PublishJob(MarketInput input, EventTopic topic) {
    if (!(input instanceof MarketInput.Trades trades)) {
      throw new IllegalArgumentException(
          "only trades are published: leave --publish away with klines and with --input kafka");
    }
    if (trades.source().getBoundedness() == Boundedness.BOUNDED) {
      throw new IllegalArgumentException(
          "files and recordings are not published, because they end: replay them instead");
    }
    this.input = trades;
    this.topic = Objects.requireNonNull(topic, "topic");
  }

  /** Adds the job to the environment. */
  public void define(StreamExecutionEnvironment env) {
    env.setMaxParallelism(MarketDataJob.MAX_PARALLELISM);
    EventStreams.ofSource(env, input)
        .transform(Stage.PUBLISH.title(), EventTopic.RECORD, new ToTopic(topic.partitions()))
        .uid(Stage.PUBLISH.uid())
        .name(Stage.PUBLISH.title())
        .sinkTo(topic.sink())
        .uid(Stage.EVENT_TOPIC.uid())
        .name(Stage.EVENT_TOPIC.title());
  }
}
