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
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of the brokers. */
public final class Topics {

  private static final long ANSWER_WITHIN_SECONDS = 30;
  private static final long PAUSE_MILLIS = 100;

  private Topics() {}

  /**
   * Makes a topic if it is not there.
   *
   * @return how many partitions it has
   * @throws IOException if the brokers do not answer or refuse; the message names them
   */
  public static int ensure(KafkaSettings settings, String topic) throws IOException {
    try (Admin admin =
        Admin.create(
            Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.servers()))) {
      make(admin, settings, topic);
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

  private static void make(Admin admin, KafkaSettings settings, String topic)
      throws ExecutionException, TimeoutException, InterruptedException {
    NewTopic wanted = new NewTopic(topic, Optional.of(settings.partitions()), Optional.empty());
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
