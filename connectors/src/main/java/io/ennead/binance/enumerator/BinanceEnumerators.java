package io.ennead.binance.enumerator;

import io.ennead.binance.BinanceSettings;
import io.ennead.binance.clock.SourceClock;
import io.ennead.binance.feed.FeedFactory;
import io.ennead.binance.split.BinanceEnumeratorState;
import io.ennead.binance.split.BinanceSplit;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Makes enumerators that check their symbols with the exchange. */
public final class BinanceEnumerators {

  private BinanceEnumerators() {}

  public static BinanceEnumerator create(
      SplitEnumeratorContext<BinanceSplit> context,
      BinanceSettings settings,
      SourceClock clock,
      FeedFactory feeds,
      BinanceEnumeratorState state) {
    return new BinanceEnumerator(
        context, settings, state, new SymbolCheck(settings, clock, feeds)::run);
  }
}
