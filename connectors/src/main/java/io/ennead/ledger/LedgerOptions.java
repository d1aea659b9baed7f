package io.ennead.ledger;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** What every source of trades has in common, so that a live run and its replay agree. */
public final class LedgerOptions {

  public static final ConfigOption<Duration> TOLERANCE =
      ConfigOptions.key("trades.out-of-order-tolerance")
          .durationType()
          .defaultValue(Duration.ofSeconds(1))
          .withDescription(
              "By how much a trade's time may lie behind that of one with a lower id. A minute is"
                  + " closed once a trade or another proof lies this far beyond its end; a trade"
                  + " that still comes later is kept in late_trades and changes no candle.");

  private LedgerOptions() {}
}
