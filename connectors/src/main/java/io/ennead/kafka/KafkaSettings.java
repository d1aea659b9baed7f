package io.ennead.kafka;

import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.configuration.ReadableConfig;

/**
 * How the brokers are spoken to.
 *
 * @param servers {@code HOST:PORT}, separated by commas
 * @param prefix of the ids of transactions and of the consumer group
 * @param partitions of topics that are made
 */
public record KafkaSettings(
    String servers, String prefix, Duration transactionTimeout, int partitions)
    implements Serializable {

  public KafkaSettings {
    if (partitions < 1) {
      throw new IllegalArgumentException(
          "%s is %d: give 1 or more".formatted(KafkaOptions.PARTITIONS.key(), partitions));
    }
  }

  /**
   * @throws IllegalArgumentException if the brokers are not named
   */
  public static KafkaSettings of(ReadableConfig options) {
    String servers = options.get(KafkaOptions.SERVERS);
    if (servers == null) {
      throw new IllegalArgumentException(
          "name the brokers: -O %s=HOST:PORT".formatted(KafkaOptions.SERVERS.key()));
    }
    return new KafkaSettings(
        servers,
        options.get(KafkaOptions.PREFIX),
        options.get(KafkaOptions.TRANSACTION_TIMEOUT),
        options.get(KafkaOptions.PARTITIONS));
  }
}
