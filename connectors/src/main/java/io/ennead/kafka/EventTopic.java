package io.ennead.kafka;

import io.ennead.serialization.CodecTypeInfo;
import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * The topic of what a source emits.
 *
 * @param partitions how many it has
 */
public record EventTopic(KafkaSettings settings, String name, int partitions)
    implements Serializable {

  /** How its records travel within a job. */
  public static final TypeInformation<TopicRecord> RECORD =
      CodecTypeInfo.immutable(TopicRecord.class, TopicRecordCodec.class);

  /** How the position of an instrument is kept. */
  public static final TypeInformation<TopicPosition> POSITION =
      CodecTypeInfo.immutable(TopicPosition.class, TopicPositionCodec.class);

  /**
   * The topic that the options name; it is made if it is not there, and its events are kept for
   * ever: a reader needs all of them.
   *
   * @throws IOException if the brokers do not answer
   */
  public static EventTopic open(ReadableConfig options) throws IOException {
    KafkaSettings settings = KafkaSettings.of(options);
    String name = options.get(KafkaOptions.EVENTS);
    return new EventTopic(settings, name, Topics.ensureKept(settings, name));
  }

  /** Reads it from its first record, or from where a checkpoint was; only what was committed. */
  public Source<TopicRecord, ?, ?> source() {
    return KafkaSource.<TopicRecord>builder()
        .setBootstrapServers(settings.servers())
        .setTopics(name)
        .setGroupId(settings.prefix())
        .setClientIdPrefix(settings.prefix())
        .setStartingOffsets(new WholeTopic())
        .setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")
        .setProperty("partition.discovery.interval.ms", "-1")
        .setDeserializer(new TopicRecordDeserialization())
        .build();
  }

  /** Watermarks by the marks of each partition. */
  public static WatermarkStrategy<TopicRecord> watermarks() {
    return WatermarkStrategy.forGenerator(context -> new MarkWatermarks());
  }

  /** Writes to it: what a checkpoint holds is there once, and what none holds is never seen. */
  public Sink<TopicRecord> sink() {
    return TopicSinks.exactlyOnce(
        settings, "events", new TopicRecordSerialization(name, partitions));
  }
}
