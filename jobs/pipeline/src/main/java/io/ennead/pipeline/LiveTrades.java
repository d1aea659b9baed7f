package io.ennead.pipeline;

import io.ennead.analytics.indicators.formula.VwapAnchor;
import io.ennead.binance.BinanceSource;
import io.ennead.binance.CandleStore;
import io.ennead.binance.ExchangeTime;
import io.ennead.ledger.LedgerOptions;
import io.ennead.metrics.MarketClock;
import io.ennead.pipeline.indicators.IndicatorConfig;
import io.ennead.records.Origin;
import org.apache.flink.configuration.ReadableConfig;

/** The live exchanges as the job's input. */
public final class LiveTrades {

  private LiveTrades() {}

  /**
   * Binance spot, or whatever speaks its protocol where the options say.
   *
   * @param candles what is stored already
   * @throws IllegalArgumentException if an exchange whose clock runs fast does not tell its time
   */
  public static MarketInput binance(ReadableConfig options, CandleStore candles) {
    return binance(options, ExchangeTime.clock(options), candles);
  }

  /**
   * The same, of which the time is known.
   *
   * @param clock of the exchange
   */
  public static MarketInput binance(
      ReadableConfig options, MarketClock clock, CandleStore candles) {
    VwapAnchor anchor = VwapAnchor.of(options.get(IndicatorConfig.VWAP_ANCHOR));
    return new MarketInput.Trades(
        BinanceSource.builder()
            .options(options)
            .marketClock(clock)
            .outOfOrderTolerance(options.get(LedgerOptions.TOLERANCE))
            .candles(ArchivedCandles.behind(candles, options))
            .warmUpAnchor(anchor.period(), anchor.offset())
            .build(),
        Origin.WEBSOCKET,
        clock);
  }
}
