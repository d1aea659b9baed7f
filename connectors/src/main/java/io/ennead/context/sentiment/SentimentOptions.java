package io.ennead.context.sentiment;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** The options of the sentiment feed of a live run. */
public final class SentimentOptions {

  public static final ConfigOption<String> URL =
      ConfigOptions.key("sentiment.url")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Where a fear-and-greed index is served in the form of alternative.me, e.g."
                  + " https://api.alternative.me/fng/?limit=10; for a real exchange. Without it no"
                  + " live run has a sentiment feed.");

  public static final ConfigOption<String> SOURCE =
      ConfigOptions.key("sentiment.source")
          .stringType()
          .defaultValue("alternative.me")
          .withDescription("What the index is called in the reasons of votes.");

  public static final ConfigOption<Duration> ALLOWANCE =
      ConfigOptions.key("sentiment.allowance")
          .durationType()
          .defaultValue(Duration.ofHours(1))
          .withDescription(
              "A value counts from so long after its stamp: by then it has been published.");

  public static final ConfigOption<Duration> PATIENCE =
      ConfigOptions.key("sentiment.patience")
          .durationType()
          .defaultValue(Duration.ofMinutes(2))
          .withDescription(
              "How long the feed may keep scans waiting for a value that is due: then it is"
                  + " forgone, once a checkpoint holds that.");

  private SentimentOptions() {}
}
