package io.ennead.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer.PartitionOffsetsRetriever;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class WholeTopicTest {

  private static final TopicPartition FIRST = new TopicPartition("ennead.events", 0);
  private static final TopicPartition SECOND = new TopicPartition("ennead.events", 1);

  private final WholeTopic start = new WholeTopic();

  @Test
  void a_whole_topic_is_read_from_its_first_record() {
    Map<TopicPartition, Long> kept = Map.of(FIRST, 0L, SECOND, 0L);

    assertThat(start.getPartitionOffsets(kept.keySet(), new Brokers(kept))).isEqualTo(kept);
  }

  @Test
  void a_topic_of_which_the_beginning_was_deleted_is_refused_with_the_remedy() {
    Map<TopicPartition, Long> kept = Map.of(FIRST, 0L, SECOND, 42L);

    assertThatThrownBy(() -> start.getPartitionOffsets(kept.keySet(), new Brokers(kept)))
        .hasMessage(
            "topic ennead.events begins at offset 42 of partition 1: the brokers have deleted what"
                + " was before. Publish to another topic (-O kafka.events-topic), and let the"
                + " brokers keep it (retention.ms=-1)");
  }

  @Test
  void a_position_that_was_deleted_is_an_error_and_not_skipped() {
    assertThat(start.getAutoOffsetResetStrategy()).isEqualTo(OffsetResetStrategy.NONE);
  }

  /** Brokers that still hold each partition from an offset on. */
  private record Brokers(Map<TopicPartition, Long> kept) implements PartitionOffsetsRetriever {
    @Override
    public Map<TopicPartition, Long> committedOffsets(Collection<TopicPartition> partitions) {
      throw new UnsupportedOperationException("no group has committed anything");
    }

    @Override
    public Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> partitions) {
      throw new UnsupportedOperationException("the end is not asked for");
    }

    @Override
    public Map<TopicPartition, Long> beginningOffsets(Collection<TopicPartition> partitions) {
      return kept;
    }

    @Override
    public Map<TopicPartition, OffsetAndTimestamp> offsetsForTimes(
        Map<TopicPartition, Long> times) {
      throw new UnsupportedOperationException("times are not asked for");
    }
  }
}
