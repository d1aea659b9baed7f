package io.ennead.pipeline.options;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** How trades become candles. */
public final class TradeOptions {

  public static final ConfigOption<Duration> OUT_OF_ORDER_TOLERANCE =
      ConfigOptions.key("trades.out-of-order-tolerance")
          .durationType()
          .defaultValue(Duration.ofSeconds(1))
          .withDescription(
              "By how much the time of a trade may lie behind that of an earlier one of its"
                  + " symbol. A minute is closed once a trade or another proof lies this far beyond"
                  + " its end; a trade that still comes later is kept in late_trades.");

  private TradeOptions() {}
}
