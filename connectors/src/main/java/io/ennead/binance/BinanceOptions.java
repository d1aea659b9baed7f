package io.ennead.binance;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** The options of the live source. All durations run on the source's clock. */
public final class BinanceOptions {

  public static final ConfigOption<List<String>> SYMBOLS =
      ConfigOptions.key("binance.symbols")
          .stringType()
          .asList()
          .defaultValues("BTCUSDT", "ETHUSDT", "BNBUSDT", "SOLUSDT", "ADAUSDT")
          .withDescription(
              "The symbols to read. A change takes effect on a restore: those that stay keep their"
                  + " position.");

  public static final ConfigOption<String> STREAM =
      ConfigOptions.key("binance.stream")
          .stringType()
          .defaultValue("aggTrade")
          .withDescription(
              "aggTrade or trade. What a trade stream missed costs 25 request weight per 1,000"
                  + " rows, an aggTrade stream's 4.");

  public static final ConfigOption<String> SINCE =
      ConfigOptions.key("binance.since")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Where a symbol without a position begins, e.g. 2026-01-31T12:00:00Z: the trades from"
                  + " then on are fetched through REST. Without it, now.");

  public static final ConfigOption<String> STREAM_URL =
      url("binance.stream-url", "wss://stream.binance.com:9443", "WebSocket streams");

  public static final ConfigOption<String> REST_URL =
      url("binance.rest-url", "https://api.binance.com", "REST");

  public static final ConfigOption<Double> SPEED =
      ConfigOptions.key("binance.speed")
          .doubleType()
          .defaultValue(1.0)
          .withDescription(
              "Seconds of the source's clock in one of the machine's: 1 for a real exchange, the"
                  + " exchange's own speed for a simulated one.");

  public static final ConfigOption<Integer> SYMBOLS_PER_CONNECTION =
      number(
          "binance.symbols-per-connection",
          50,
          "Symbols that share a connection; each has two streams, and Binance allows 1,024.");

  public static final ConfigOption<Integer> QUEUE_CAPACITY =
      number(
          "binance.queue.capacity",
          8_192,
          "Frames of one connection that may wait to be read; no more are asked for.");

  public static final ConfigOption<Integer> SPLICE_CAPACITY =
      number(
          "binance.splice.capacity",
          20_000,
          "Trades of one symbol that are held while those before them are fetched; of more, the"
              + " oldest are let go and fetched in their turn.");

  public static final ConfigOption<Duration> CONNECT_PATIENCE =
      duration(
          "binance.connect.patience",
          Duration.ofSeconds(10),
          "After this time a connection that did not open is given up.");

  public static final ConfigOption<Duration> ROTATION_AFTER =
      duration(
          "binance.rotation.after",
          Duration.ofMinutes(23 * 60 + 30),
          "The age at which a connection gets a successor, before Binance ends it after 24 hours;"
              + " the two overlap until their ids meet.");

  public static final ConfigOption<Duration> ROTATION_JITTER =
      duration(
          "binance.rotation.jitter",
          Duration.ofMinutes(30),
          "By up to so much earlier, at random, a connection gets its successor, one connection"
              + " after the other.");

  public static final ConfigOption<Duration> BACKOFF_FIRST =
      duration(
          "binance.backoff.first",
          Duration.ofMillis(500),
          "The longest wait before the first new attempt; it doubles with each, and the wait is a"
              + " random part of it.");

  public static final ConfigOption<Duration> BACKOFF_MAX =
      duration(
          "binance.backoff.max", Duration.ofSeconds(60), "The longest wait before an attempt.");

  public static final ConfigOption<Duration> JUMP_PATIENCE =
      duration(
          "binance.jump.patience",
          Duration.ofMillis(200),
          "How long ids that the stream left out may still come by it, before they are fetched.");

  public static final ConfigOption<Duration> GAP_PATIENCE =
      duration(
          "binance.gap.patience",
          Duration.ofSeconds(10),
          "How long missing ids may hold back their symbol, counted from the last progress. Then"
              + " they are declared a gap, which takes effect with the next checkpoint, and are"
              + " asked for in the background until they can be had. So long, too, a silent stream"
              + " is waited for that REST says nothing about: then its minutes close as an outage.");

  public static final ConfigOption<Duration> LAG_PATIENCE =
      duration(
          "binance.lag.patience",
          Duration.ofSeconds(5),
          "How long a kline may be ahead of the trades, or a trade of REST ahead of the stream,"
              + " before the stream is taken to have lost it.");

  public static final ConfigOption<Duration> SILENCE =
      duration(
          "binance.silence.min",
          Duration.ofSeconds(30),
          "A symbol's stream is probed through REST after this silence, or later if its rhythm is"
              + " slow.");

  public static final ConfigOption<Integer> SILENCE_GAPS =
      number(
          "binance.silence.gaps",
          20,
          "A symbol's stream is probed after so many times its median pause between trades.");

  public static final ConfigOption<Duration> PROOF_PATIENCE =
      duration(
          "binance.proof.patience",
          Duration.ofSeconds(90),
          "How far the klines may run ahead of what is proven complete before REST is probed, and"
              + " the longest silence of any symbol before it is.");

  public static final ConfigOption<Duration> PROBE_MARGIN =
      duration(
          "binance.probe.margin",
          Duration.ofSeconds(10),
          "By how much REST may lag behind the stream: a probe proves nothing about the time this"
              + " close before it, and the minutes of an outage close so long after their end.");

  public static final ConfigOption<Double> WEIGHT_SHARE =
      ConfigOptions.key("binance.weight.share")
          .doubleType()
          .defaultValue(0.5)
          .withDescription(
              "The part of the address's request weight that this process plans with.");

  public static final ConfigOption<Integer> MALFORMED_LIMIT =
      number(
          "binance.malformed.limit",
          100,
          "So many malformed frames of a connection in a row, and the job fails with an example.");

  public static final ConfigOption<Integer> WARM_UP_CANDLES =
      number(
          "warm-up.candles",
          1_000,
          "So many closed candles of each interval, and those back to the anchor of the VWAP, come"
              + " before the first trades of a symbol without a position: from the database, else"
              + " from klines. They warm up indicators and heads; nothing is decided over them. 0"
              + " for none.");

  public static final ConfigOption<Integer> CATCH_UP_WEIGHT =
      number(
          "catch-up.trade-weight",
          400,
          "The request weight that the trades missed in a stop may cost a symbol. Where they would"
              + " cost more, and candles less, the minutes that have closed come as candles of the"
              + " database or klines, which know no trade ids.");

  public static final ConfigOption<Duration> CATCH_UP_PATIENCE =
      duration(
          "catch-up.patience",
          Duration.ofMinutes(5),
          "How long REST may refuse to say what a stop has cost, at most as long as the stop itself"
              + " and at least the patience with gaps. Then what was missed is a gap.");

  private BinanceOptions() {}

  private static ConfigOption<String> url(String key, String value, String what) {
    return ConfigOptions.key(key)
        .stringType()
        .defaultValue(value)
        .withDescription("Where " + what + " is served.");
  }

  private static ConfigOption<Integer> number(String key, int value, String description) {
    return ConfigOptions.key(key).intType().defaultValue(value).withDescription(description);
  }

  private static ConfigOption<Duration> duration(String key, Duration value, String description) {
    return ConfigOptions.key(key).durationType().defaultValue(value).withDescription(description);
  }
}
