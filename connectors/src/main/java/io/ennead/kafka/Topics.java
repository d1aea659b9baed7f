package io.ennead.kafka;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of the brokers. */
public final class Topics {

  private static final long ANSWER_WITHIN_SECONDS = 30;
  private static final long PAUSE_MILLIS = 100;

  /** Whatever the brokers' defaults are. */
  private static final Map<String, String> KEPT =
      Map.of(
          TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
          TopicConfig.RETENTION_MS_CONFIG, "-1",
          TopicConfig.RETENTION_BYTES_CONFIG, "-1");

  private Topics() {}

  /**
   * Makes a topic if it is not there.
   *
   * @return how many partitions it has
   * @throws IOException if the brokers do not answer or refuse; the message names them
   */
  public static int ensure(KafkaSettings settings, String topic) throws IOException {
    return ensure(settings, wanted(settings, topic));
  }

  /** As {@link #ensure}, but what is made keeps its records for ever. */
  static int ensureKept(KafkaSettings settings, String topic) throws IOException {
    return ensure(settings, kept(settings, topic));
  }

  static NewTopic kept(KafkaSettings settings, String topic) {
    return wanted(settings, topic).configs(KEPT);
  }

  private static NewTopic wanted(KafkaSettings settings, String topic) {
    return new NewTopic(topic, Optional.of(settings.partitions()), Optional.empty());
  }

  private static int ensure(KafkaSettings settings, NewTopic wanted) throws IOException {
    String topic = wanted.name();
    try (Admin admin =
        Admin.create(
            Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.servers()))) {
      make(admin, wanted);
      return partitions(admin, topic);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException(
          "the topic %s cannot be had of the brokers at %s: start them, or name others with -O %s"
              .formatted(topic, settings.servers(), KafkaOptions.SERVERS.key()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + settings.servers(), e);
    }
  }

  private static void make(Admin admin, NewTopic wanted)
      throws ExecutionException, TimeoutException, InterruptedException {
    try {
      admin.createTopics(List.of(wanted)).all().get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  /** A topic that was made a moment ago is not known to every broker yet. */
  private static int partitions(Admin admin, String topic)
      throws ExecutionException, TimeoutException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(ANSWER_WITHIN_SECONDS);
    while (true) {
      try {
        return admin
            .describeTopics(List.of(topic))
            .allTopicNames()
            .get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)
            .get(topic)
            .partitions()
            .size();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() > deadline) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
  }
}
