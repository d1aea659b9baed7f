package io.ennead.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Key and value in UTF-8; the partition follows from the key. */
final class RowTextSerialization<T> implements KafkaRecordSerializationSchema<T> {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private final RowText<T> row;

  RowTextSerialization(String topic, RowText<T> row) {
    this.topic = topic;
    this.row = row;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(T value, KafkaSinkContext context, Long time) {
    return new ProducerRecord<>(
        topic, null, row.timestamp(value), utf8(row.key(value)), utf8(row.value(value)));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
