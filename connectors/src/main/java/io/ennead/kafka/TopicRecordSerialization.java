package io.ennead.kafka;

import io.ennead.records.Instrument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;

/**
 * A record as bytes: the key is the instrument's name ({@code binance:BTCUSDT}; none for a mark),
 * the value a byte for the version of the form and the form itself.
 */
final class TopicRecordSerialization implements KafkaRecordSerializationSchema<TopicRecord> {

  private static final long serialVersionUID = 1L;

  private final String topic;
  private final int partitions;

  TopicRecordSerialization(String topic, int partitions) {
    this.topic = topic;
    this.partitions = partitions;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      TopicRecord record, KafkaSinkContext context, Long timestamp) {
    byte[] value = value(record);
    if (record instanceof TopicRecord.Event event) {
      byte[] key = key(event.event().instrument());
      Long time = event.timestamp() < 0 ? null : event.timestamp();
      return new ProducerRecord<>(topic, partition(key), time, key, value);
    }
    TopicRecord.Mark mark = (TopicRecord.Mark) record;
    return new ProducerRecord<>(topic, mark.partition(), null, null, value);
  }

  private static byte[] key(Instrument instrument) {
    return instrument.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** As Kafka's own clients spread keys, so that they find an instrument where we put it. */
  private int partition(byte[] key) {
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }

  private static byte[] value(TopicRecord record) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(96);
      out.writeByte(TopicRecordCodec.INSTANCE.version());
      TopicRecordCodec.INSTANCE.write(record, out);
      return out.getCopyOfBuffer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
