package io.ennead.pipeline;

import io.ennead.kafka.EventTopic;
import io.ennead.pipeline.topics.ToTopic;
import io.ennead.recording.RecordingOptions;
import java.io.IOException;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** From market data to a topic: another job makes the rows of it, with {@code --input kafka}. */
public final class PublishJob {

  private final MarketInput.Trades input;
  private final EventTopic topic;

  /**
   * A job that publishes to the topic that the options name; it is made if it is not there.
   *
   * @throws IllegalArgumentException if the input is one of klines, a topic, or one that ends:
   *     whoever reads the topic would wait at its end for ever; or if the options ask for a
   *     recording
   * @throws IOException if the brokers do not answer
   */
  public static PublishJob of(MarketInput input, ReadableConfig options) throws IOException {
    MarketInput.Trades trades = published(input);
    options.getOptional(RecordingOptions.DIRECTORY).ifPresent(PublishJob::refuse);
    return new PublishJob(trades, EventTopic.open(options));
  }

  private PublishJob(MarketInput.Trades input, EventTopic topic) {
    this.input = input;
    this.topic = topic;
  }

  private static void refuse(String directory) {
    throw new IllegalArgumentException(
        "%s is %s, but a job that publishes records nothing: leave it away, and set it for the job that reads the topic"
            .formatted(RecordingOptions.DIRECTORY.key(), directory));
  }

  private static MarketInput.Trades published(MarketInput input) {
    if (!(input instanceof MarketInput.Trades trades)) {
      throw new IllegalArgumentException(
          "only trades are published: leave --publish away with klines and with --input kafka");
    }
    if (trades.source().getBoundedness() == Boundedness.BOUNDED) {
      throw new IllegalArgumentException(
          "files and recordings are not published, because they end: replay them instead");
    }
    return trades;
  }

  /** Where it publishes to. */
  public EventTopic topic() {
    return topic;
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
