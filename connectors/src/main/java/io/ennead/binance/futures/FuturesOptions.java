package io.ennead.binance.futures;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** The options of the futures feed. All durations run on the source's clock. */
public final class FuturesOptions {

  public static final ConfigOption<Boolean> ENABLED =
      ConfigOptions.key("futures.enabled")
          .booleanType()
          .noDefaultValue()
          .withDescription(
              "Whether a live run reads the futures feed, for the head 'crypto'. Without it: a"
                  + " simulated exchange yes, a real one no.");

  public static final ConfigOption<List<String>> SYMBOLS =
      ConfigOptions.key("futures.symbols")
          .stringType()
          .asList()
          .noDefaultValue()
          .withDescription(
              "The symbols with a perpetual future of the same name. Without it, binance.symbols.");

  public static final ConfigOption<String> REST_URL =
      ConfigOptions.key("futures.rest-url")
          .stringType()
          .defaultValue("https://fapi.binance.com")
          .withDescription("Where REST of the futures is served.");

  public static final ConfigOption<Duration> SETTLE =
      ConfigOptions.key("futures.settle")
          .durationType()
          .defaultValue(Duration.ofSeconds(2))
          .withDescription(
              "How long after the end of a minute its figures are taken for final, and asked for.");

  public static final ConfigOption<Duration> PATIENCE =
      ConfigOptions.key("futures.patience")
          .durationType()
          .defaultValue(Duration.ofSeconds(30))
          .withDescription(
              "How long the feed may keep scans waiting for figures that are due: then they are"
                  + " forgone, once a checkpoint holds that.");

  public static final ConfigOption<Duration> HISTORY =
      ConfigOptions.key("futures.history")
          .durationType()
          .defaultValue(Duration.ofHours(200))
          .withDescription(
              "How long before binance.since (or now) the feed begins: 200 candles of 1h are what"
                  + " the head looks back at.");

  private FuturesOptions() {}
}
