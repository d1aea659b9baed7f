package io.ennead.pipeline;

import io.ennead.binance.BinanceOptions;
import io.ennead.binance.BinanceSource;
import io.ennead.ledger.LedgerOptions;
import io.ennead.metrics.MarketClock;
import io.ennead.records.Origin;
import org.apache.flink.configuration.ReadableConfig;

/** The live exchanges as the job's input. */
public final class LiveTrades {

  private LiveTrades() {}

  /** Binance spot, or whatever speaks its protocol where the options say. */
  public static MarketInput binance(ReadableConfig options) {
    boolean real = options.get(BinanceOptions.SPEED) == 1.0;
    return binance(options, real ? MarketClock.WALL : MarketClock.NONE);
  }

  /**
   * The same, of which the time is known.
   *
   * @param clock of the exchange
   */
  public static MarketInput binance(ReadableConfig options, MarketClock clock) {
    return new MarketInput.Trades(
        BinanceSource.builder()
            .options(options)
            .marketClock(clock)
            .outOfOrderTolerance(options.get(LedgerOptions.TOLERANCE))
            .build(),
        Origin.WEBSOCKET,
        clock);
  }
}
