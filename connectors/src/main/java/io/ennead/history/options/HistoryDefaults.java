package io.ennead.history.options;

import io.ennead.records.Interval;
import java.util.Objects;

/**
 * What the caller knows about files whose names do not say it. Where a name does say it and
 * contradicts, the file is refused.
 *
 * @param exchange the venue, in lower case
 * @param symbol the venue's symbol in any case, or null
 * @param interval the length of the candles, or null
 */
public record HistoryDefaults(
    HistoryInput input, String exchange, String symbol, Interval interval) {

  public HistoryDefaults {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(exchange, "exchange");
  }

  /** Files of Binance spot whose names say symbol and interval. */
  public static HistoryDefaults of(HistoryInput input) {
    return new HistoryDefaults(input, "binance", null, null);
  }

  public HistoryDefaults withSymbol(String value) {
    return new HistoryDefaults(input, exchange, value, interval);
  }

  public HistoryDefaults withInterval(Interval value) {
    return new HistoryDefaults(input, exchange, symbol, value);
  }
}
