package io.ennead.pipeline;

import io.ennead.binance.BinanceSource;
import io.ennead.ledger.LedgerOptions;
import io.ennead.metrics.MarketClock;
import io.ennead.records.Origin;
import org.apache.flink.configuration.ReadableConfig;

/** A live exchange as the job's input. */
public final class LiveTrades {

  private LiveTrades() {}

  /**
   * The trades of Binance spot, or of what speaks its protocol, as the options say.
   *
   * @param clock of the exchange, for metrics
   */
  public static MarketInput of(ReadableConfig configuration, MarketClock clock) {
    return new MarketInput.Trades(
        BinanceSource.builder()
            .options(configuration)
            .outOfOrderTolerance(configuration.get(LedgerOptions.TOLERANCE))
            .build(),
        Origin.WEBSOCKET,
        clock);
  }
}
