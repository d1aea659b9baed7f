package io.ennead.history.archive;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** The options of the archive as a source of closed candles. */
public final class ArchiveOptions {

  public static final ConfigOption<String> URL =
      ConfigOptions.key("warm-up.archive.url")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Where the exchange's public archive is served, e.g. https://data.binance.vision:"
                  + " closed candles of days that are over, which the database lacks, come from its"
                  + " files of klines, by month where they are wanted whole. What it does not have"
                  + " comes from REST. Without it, all does.");

  private ArchiveOptions() {}
}
