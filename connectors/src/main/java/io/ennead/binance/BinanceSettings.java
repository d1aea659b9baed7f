package io.ennead.binance;

import io.ennead.binance.wire.TradeKind;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.flink.configuration.ReadableConfig;

/**
 * The options as checked values; durations in milliseconds of the source's clock.
 *
 * @param symbols in upper case, sorted, without repetition
 * @param sinceMillis epoch milliseconds, or null for now
 * @param catchUpWeight request weight above which trades missed in a stop may come as candles
 * @param toleranceMillis by how much a trade's time may lie behind an earlier one's
 * @see BinanceOptions
 */
public record BinanceSettings(
    List<String> symbols,
    TradeKind kind,
    Long sinceMillis,
    String streamUrl,
    String restUrl,
    double speed,
    int symbolsPerConnection,
    int queueCapacity,
    int spliceCapacity,
    long connectPatience,
    long rotationAfter,
    long rotationJitter,
    long backoffFirst,
    long backoffMax,
    long jumpPatience,
    long gapPatience,
    long lagPatience,
    long silence,
    int silenceGaps,
    long proofPatience,
    long probeMargin,
    double weightShare,
    int malformedLimit,
    WarmUp warmUp,
    int catchUpWeight,
    long catchUpPatience,
    long toleranceMillis)
    implements Serializable {

  /** Binance allows 1,024 streams per connection, and a symbol has two (web-socket-streams.md). */
  private static final int MOST_SYMBOLS = 512;

  public BinanceSettings {
    symbols =
        List.copyOf(
            new TreeSet<>(symbols.stream().map(s -> s.trim().toUpperCase(Locale.ROOT)).toList()));
    if (symbols.isEmpty() || symbols.contains("")) {
      throw refused(BinanceOptions.SYMBOLS.key(), symbols, "name at least one, and none blank");
    }
    if (symbolsPerConnection < 1 || symbolsPerConnection > MOST_SYMBOLS) {
      throw refused(
          BinanceOptions.SYMBOLS_PER_CONNECTION.key(),
          symbolsPerConnection,
          "take 1 to " + MOST_SYMBOLS);
    }
    atLeastOne(BinanceOptions.QUEUE_CAPACITY.key(), queueCapacity);
    atLeastOne(BinanceOptions.SPLICE_CAPACITY.key(), spliceCapacity);
    atLeastOne(BinanceOptions.CONNECT_PATIENCE.key(), connectPatience);
    atLeastOne(BinanceOptions.GAP_PATIENCE.key(), gapPatience);
    if (rotationAfter < 1 || rotationJitter < 0 || rotationJitter > rotationAfter) {
      throw refused(
          BinanceOptions.ROTATION_AFTER.key(),
          rotationAfter + " ms with a jitter of " + rotationJitter + " ms",
          "take a positive time, and a jitter from 0 up to it");
    }
    atLeastOne(BinanceOptions.SILENCE.key(), silence);
    atLeastOne(BinanceOptions.SILENCE_GAPS.key(), silenceGaps);
    atLeastOne(BinanceOptions.MALFORMED_LIMIT.key(), malformedLimit);
    if (catchUpWeight < 0) {
      throw refused(BinanceOptions.CATCH_UP_WEIGHT.key(), catchUpWeight, "take 0 or more");
    }
    if (toleranceMillis < 0) {
      throw refused("the out-of-order tolerance", toleranceMillis, "take 0 or more");
    }
  }

  /**
   * The settings of a configuration; what it does not name has its default. Where the source's
   * clock runs fast, the patience with this machine's own hesitations does not shrink below what it
   * needs.
   */
  public static BinanceSettings from(ReadableConfig config, long toleranceMillis) {
    return from(config, toleranceMillis, WarmUp.of(config.get(BinanceOptions.WARM_UP_CANDLES)));
  }

  static BinanceSettings from(ReadableConfig config, long toleranceMillis, WarmUp warmUp) {
    double speed = config.get(BinanceOptions.SPEED);
    return new BinanceSettings(
        config.get(BinanceOptions.SYMBOLS),
        TradeKind.of(config.get(BinanceOptions.STREAM)),
        config.getOptional(BinanceOptions.SINCE).map(BinanceSettings::instant).orElse(null),
        trimmed(config.get(BinanceOptions.STREAM_URL)),
        trimmed(config.get(BinanceOptions.REST_URL)),
        speed,
        config.get(BinanceOptions.SYMBOLS_PER_CONNECTION),
        config.get(BinanceOptions.QUEUE_CAPACITY),
        config.get(BinanceOptions.SPLICE_CAPACITY),
        atLeast(config.get(BinanceOptions.CONNECT_PATIENCE), 2000, speed),
        config.get(BinanceOptions.ROTATION_AFTER).toMillis(),
        config.get(BinanceOptions.ROTATION_JITTER).toMillis(),
        config.get(BinanceOptions.BACKOFF_FIRST).toMillis(),
        config.get(BinanceOptions.BACKOFF_MAX).toMillis(),
        atLeast(config.get(BinanceOptions.JUMP_PATIENCE), 20, speed),
        atLeast(config.get(BinanceOptions.GAP_PATIENCE), 5000, speed),
        atLeast(config.get(BinanceOptions.LAG_PATIENCE), 500, speed),
        atLeast(config.get(BinanceOptions.SILENCE), 1000, speed),
        config.get(BinanceOptions.SILENCE_GAPS),
        config.get(BinanceOptions.PROOF_PATIENCE).toMillis(),
        config.get(BinanceOptions.PROBE_MARGIN).toMillis(),
        config.get(BinanceOptions.WEIGHT_SHARE),
        config.get(BinanceOptions.MALFORMED_LIMIT),
        warmUp,
        config.get(BinanceOptions.CATCH_UP_WEIGHT),
        atLeast(config.get(BinanceOptions.CATCH_UP_PATIENCE), 5000, speed),
        toleranceMillis);
  }

  private static long atLeast(Duration patience, long machineMillis, double speed) {
    return Math.max(patience.toMillis(), (long) (machineMillis * speed));
  }

  private static Long instant(String text) {
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeException e) {
      throw refused(BinanceOptions.SINCE.key(), text, "write e.g. 2026-01-31T12:00:00Z");
    }
  }

  private static String trimmed(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private static void atLeastOne(String key, long value) {
    if (value < 1) {
      throw refused(key, value, "take 1 or more");
    }
  }

  private static IllegalArgumentException refused(String key, Object value, String remedy) {
    return new IllegalArgumentException("%s = %s cannot be: %s".formatted(key, value, remedy));
  }
}
