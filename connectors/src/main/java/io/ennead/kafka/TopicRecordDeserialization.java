package io.ennead.kafka;

import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of bytes; one that is none is an error that names its place. */
final class TopicRecordDeserialization implements KafkaRecordDeserializationSchema<TopicRecord> {

  private static final long serialVersionUID = 1L;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<TopicRecord> out)
      throws IOException {
    if (record.value() == null || record.value().length == 0) {
      throw notOurs(record, null);
    }
    try {
      DataInputDeserializer in = new DataInputDeserializer(record.value());
      int version = in.readUnsignedByte();
      out.collect(TopicRecordCodec.INSTANCE.read(version, in));
    } catch (IOException | IllegalArgumentException e) {
      throw notOurs(record, e);
    }
  }

  private static IOException notOurs(ConsumerRecord<?, ?> record, Exception cause) {
    return new IOException(
        "topic %s, partition %d, offset %d: this is no market event; name a topic that only Ennead writes"
            .formatted(record.topic(), record.partition(), record.offset()),
        cause);
  }

  @Override
  public TypeInformation<TopicRecord> getProducedType() {
    return EventTopic.RECORD;
  }
}
