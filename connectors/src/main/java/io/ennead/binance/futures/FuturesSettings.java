package io.ennead.binance.futures;

import io.ennead.binance.BinanceOptions;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.flink.configuration.ReadableConfig;

/**
 * The options as checked values; durations in milliseconds of the source's clock.
 *
 * @param sinceMillis where the run begins, epoch milliseconds; null for now
 * @see FuturesOptions
 */
record FuturesSettings(
    List<String> symbols,
    Long sinceMillis,
    String restUrl,
    double speed,
    long timeoutMachineMillis,
    long settle,
    long patience,
    long history,
    long backoffFirst,
    long backoffMax,
    double weightShare)
    implements Serializable {

  FuturesSettings {
    symbols =
        List.copyOf(
            new TreeSet<>(symbols.stream().map(s -> s.trim().toUpperCase(Locale.ROOT)).toList()));
    if (symbols.isEmpty() || symbols.contains("")) {
      throw new IllegalArgumentException(
          "%s = %s cannot be: name at least one, and none blank"
              .formatted(FuturesOptions.SYMBOLS.key(), symbols));
    }
    if (settle < 0 || patience < 1 || history < 0) {
      throw new IllegalArgumentException(
          "futures.settle %d ms, futures.patience %d ms and futures.history %d ms cannot be: none may be negative, patience not 0"
              .formatted(settle, patience, history));
    }
  }

  static FuturesSettings from(ReadableConfig config) {
    double speed = config.get(BinanceOptions.SPEED);
    String url = config.get(FuturesOptions.REST_URL);
    long connect = (long) (config.get(BinanceOptions.CONNECT_PATIENCE).toMillis() / speed);
    return new FuturesSettings(
        config
            .getOptional(FuturesOptions.SYMBOLS)
            .orElseGet(() -> config.get(BinanceOptions.SYMBOLS)),
        config
            .getOptional(BinanceOptions.SINCE)
            .map(since -> Instant.parse(since).toEpochMilli())
            .orElse(null),
        url.endsWith("/") ? url.substring(0, url.length() - 1) : url,
        speed,
        Math.max(2_000, connect),
        config.get(FuturesOptions.SETTLE).toMillis(),
        // A machine that is busy must not be taken for a venue that is silent.
        Math.max(config.get(FuturesOptions.PATIENCE).toMillis(), (long) (2_000 * speed)),
        config.get(FuturesOptions.HISTORY).toMillis(),
        config.get(BinanceOptions.BACKOFF_FIRST).toMillis(),
        config.get(BinanceOptions.BACKOFF_MAX).toMillis(),
        config.get(BinanceOptions.WEIGHT_SHARE));
  }
}
