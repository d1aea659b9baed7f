package io.ennead.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** What is asked of the brokers when a topic is made. */
final class TopicsTest {

  @Test
  void the_topic_of_events_is_kept_for_ever_whatever_the_brokers_defaults_are() {
    NewTopic topic =
        Topics.kept(new KafkaSettings("127.0.0.1:1", "e", Duration.ofMinutes(1), 3), "events");

    assertThat(topic.name()).isEqualTo("events");
    assertThat(topic.numPartitions()).isEqualTo(3);
    assertThat(topic.configs())
        .containsEntry("retention.ms", "-1")
        .containsEntry("retention.bytes", "-1")
        .containsEntry("cleanup.policy", "delete");
  }
}
