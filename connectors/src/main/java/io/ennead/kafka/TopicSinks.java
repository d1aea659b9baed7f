package io.ennead.kafka;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Sinks in transactions that end with the job's checkpoints. */
public final class TopicSinks {

  private TopicSinks() {}

  /**
   * A sink of rows as texts.
   *
   * @param what tells the sinks of a job apart
   */
  public static <T> Sink<T> texts(
      KafkaSettings settings, String what, String topic, RowText<T> row) {
    return exactlyOnce(settings, what, new RowTextSerialization<>(topic, row));
  }

  static <T> Sink<T> exactlyOnce(
      KafkaSettings settings, String what, KafkaRecordSerializationSchema<T> form) {
    return KafkaSink.<T>builder()
        .setBootstrapServers(settings.servers())
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(settings.prefix() + "-" + what)
        .setProperty(
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            Long.toString(settings.transactionTimeout().toMillis()))
        .setRecordSerializer(form)
        .build();
  }
}
