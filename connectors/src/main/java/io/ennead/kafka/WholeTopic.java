package io.ennead.kafka;

import java.util.Collection;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * A topic from its first record on, or not at all: what the brokers have deleted would be missing
 * from candles that clocks prove whole. Nor does a restored reader go on behind a hole.
 */
final class WholeTopic implements OffsetsInitializer {

  private static final long serialVersionUID = 1L;

  @Override
  public Map<TopicPartition, Long> getPartitionOffsets(
      Collection<TopicPartition> partitions, PartitionOffsetsRetriever brokers) {
    Map<TopicPartition, Long> first = brokers.beginningOffsets(partitions);
    first.forEach(WholeTopic::requireWhole);
    return first;
  }

  private static void requireWhole(TopicPartition partition, long first) {
    if (first > 0) {
      throw new IllegalStateException(
          ("topic %s begins at offset %d of partition %d: the brokers have deleted what was before."
                  + " Publish to another topic (-O %s), and let the brokers keep it"
                  + " (retention.ms=-1)")
              .formatted(
                  partition.topic(), first, partition.partition(), KafkaOptions.EVENTS.key()));
    }
  }

  @Override
  public OffsetResetStrategy getAutoOffsetResetStrategy() {
    return OffsetResetStrategy.NONE;
  }
}
