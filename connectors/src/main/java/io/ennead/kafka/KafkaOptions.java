package io.ennead.kafka;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** The options of topics. */
public final class KafkaOptions {

  public static final ConfigOption<String> SERVERS =
      text("kafka.bootstrap-servers", "The brokers: HOST:PORT, several separated by commas.");

  public static final ConfigOption<String> EVENTS =
      ConfigOptions.key("kafka.events-topic")
          .stringType()
          .defaultValue("ennead.events")
          .withDescription(
              "The topic of what a source emits: written with --publish, read with --input kafka."
                  + " It is made if it is not there, and is kept for ever. One job writes to it, and"
                  + " goes on from its checkpoints.");

  public static final ConfigOption<Integer> PARTITIONS =
      ConfigOptions.key("kafka.partitions")
          .intType()
          .defaultValue(4)
          .withDescription(
              "Partitions of topics that are made. Those of the events' topic must stay as many:"
                  + " symbols are spread over them.");

  public static final ConfigOption<String> CANDLES =
      text("kafka.candles-topic", "Closed candles go to this topic, too, as JSON.");

  public static final ConfigOption<String> DECISIONS =
      text("kafka.decisions-topic", "Decisions go to this topic, too, as JSON.");

  public static final ConfigOption<String> SIGNALS =
      text("kafka.signals-topic", "Signals go to this topic, too, as JSON.");

  public static final ConfigOption<String> PREFIX =
      ConfigOptions.key("kafka.transactional-id-prefix")
          .stringType()
          .defaultValue("ennead")
          .withDescription(
              "How the ids of this job's transactions and its consumer group begin; another for"
                  + " each job on the same brokers.");

  public static final ConfigOption<Duration> TRANSACTION_TIMEOUT =
      ConfigOptions.key("kafka.transaction-timeout")
          .durationType()
          .defaultValue(Duration.ofMinutes(10))
          .withDescription(
              "After this time the brokers give a transaction up: more than a restart takes, and"
                  + " at most transaction.max.timeout.ms of the brokers. If the job was away for"
                  + " longer, what its last checkpoint had not committed is missing: whoever reads"
                  + " the events' topic fails there, the topics of rows lack these rows.");

  private KafkaOptions() {}

  private static ConfigOption<String> text(String key, String description) {
    return ConfigOptions.key(key).stringType().noDefaultValue().withDescription(description);
  }
}
