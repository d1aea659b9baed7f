package io.ennead.pipeline.indicators;

import io.ennead.analytics.indicators.IndicatorOptions;
import io.ennead.analytics.indicators.extra.ExtraIndicators;
import io.ennead.analytics.indicators.formula.VwapAnchor;
import io.ennead.records.Interval;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;

/** What is computed beside the 69 indicators, and how. */
public final class IndicatorConfig {

  public static final ConfigOption<List<String>> EXTRA =
      ConfigOptions.key("indicators.extra")
          .stringType()
          .asList()
          .defaultValues()
          .withDescription(
              "Further indicators of ta4j, by class name and parameters, separated by semicolons,"
                  + " e.g. RSIIndicator(14);EMAIndicator(CCIIndicator(20), 5). Their values are in"
                  + " the column extras.");

  public static final ConfigOption<String> VWAP_ANCHOR =
      ConfigOptions.key("indicators.vwap-anchor")
          .stringType()
          .defaultValue("00:00")
          .withDescription(
              "Where the VWAP begins anew: a UTC time of day such as 00:00, week (Monday 00:00"
                  + " UTC), or series (never).");

  private IndicatorConfig() {}

  /**
   * What the configuration says.
   *
   * @throws IllegalArgumentException if it names an indicator or a parameter that does not exist;
   *     the message lists those that do
   */
  public static IndicatorOptions options(ReadableConfig configuration) {
    IndicatorOptions options =
        new IndicatorOptions(
            VwapAnchor.of(configuration.get(VWAP_ANCHOR)), configuration.get(EXTRA));
    // Made once here, so that a job with a wrong name does not start.
    new ExtraIndicators(Interval.M1, options.extras());
    return options;
  }
}
