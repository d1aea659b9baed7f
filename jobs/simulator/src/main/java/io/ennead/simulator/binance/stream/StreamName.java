package io.ennead.simulator.binance.stream;

import io.ennead.simulator.market.KlineInterval;
import java.util.Locale;
import java.util.Optional;

/**
 * A stream that the simulator can fill. Names are lower case up to the {@code @}; anything else is
 * accepted from clients and stays mute, as the exchange does it.
 *
 * @param text as the client writes it
 * @param kind what it carries
 * @param symbol upper case; null for all symbols
 * @param interval of a kline stream, else null
 */
record StreamName(String text, Kind kind, String symbol, KlineInterval interval) {
  static final String ALL_MINI_TICKERS = "!miniTicker@arr";

  enum Kind {
    AGGREGATE_TRADE,
    TRADE,
    KLINE,
    MINI_TICKER,
    ALL_MINI_TICKERS
  }

  static Optional<StreamName> parse(String text) {
    if (text.equals(ALL_MINI_TICKERS)) {
      return Optional.of(new StreamName(text, Kind.ALL_MINI_TICKERS, null, null));
    }
    int at = text.indexOf('@');
    if (at < 1 || !text.substring(0, at).equals(text.substring(0, at).toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    String symbol = text.substring(0, at).toUpperCase(Locale.ROOT);
    String type = text.substring(at + 1);
    return switch (type) {
      case "aggTrade" -> Optional.of(new StreamName(text, Kind.AGGREGATE_TRADE, symbol, null));
      case "trade" -> Optional.of(new StreamName(text, Kind.TRADE, symbol, null));
      case "miniTicker" -> Optional.of(new StreamName(text, Kind.MINI_TICKER, symbol, null));
      default ->
          type.startsWith("kline_")
              ? KlineInterval.of(type.substring(6))
                  .map(i -> new StreamName(text, Kind.KLINE, symbol, i))
              : Optional.empty();
    };
  }
}
