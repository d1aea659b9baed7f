package io.ennead.standalone.command;

import io.ennead.pipeline.arguments.IntervalConverter;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.util.Locale;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** On a command line: whose candles, and of which length. */
final class SeriesArguments {

  /** Later than any candle, epoch milliseconds; PostgreSQL takes it. */
  static final long EVER = Long.MAX_VALUE / 1_000_000;

  @Parameters(index = "0", paramLabel = "SYMBOL", description = "E.g. BTCUSDT.")
  private String symbol;

  @Parameters(
      index = "1",
      paramLabel = "INTERVAL",
      converter = IntervalConverter.class,
      description = "1m, 5m, 15m or 1h.")
  private Interval interval;

  @Option(
      names = "--exchange",
      paramLabel = "NAME",
      defaultValue = "binance",
      description = "The exchange (default: ${DEFAULT-VALUE}).")
  private String exchange;

  Instrument instrument() {
    return new Instrument(exchange, symbol.toUpperCase(Locale.ROOT));
  }

  Interval interval() {
    return interval;
  }

  /** What to say where there is no such row. */
  String absent(String what, Object database) {
    return "No %s %s of %s in %s: './ennead status' lists what there is."
        .formatted(interval, what, instrument(), database);
  }
}
