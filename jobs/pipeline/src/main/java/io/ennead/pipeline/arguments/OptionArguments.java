package io.ennead.pipeline.arguments;

import io.ennead.binance.BinanceOptions;
import io.ennead.binance.futures.FuturesOptions;
import io.ennead.context.sentiment.SentimentOptions;
import io.ennead.history.archive.ArchiveOptions;
import io.ennead.history.options.HistoryOptions;
import io.ennead.kafka.KafkaOptions;
import io.ennead.ledger.LedgerOptions;
import io.ennead.pipeline.indicators.IndicatorConfig;
import io.ennead.pipeline.options.Settings;
import io.ennead.pipeline.signals.SignalConfig;
import io.ennead.postgres.PostgresOptions;
import io.ennead.recording.RecordingOptions;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Option;

/** On a command line: values for the options that are listed in the README. */
public final class OptionArguments {

  /** Every option there is. */
  public static final Settings SETTINGS =
      Settings.of(
          LedgerOptions.class,
          BinanceOptions.class,
          FuturesOptions.class,
          SentimentOptions.class,
          HistoryOptions.class,
          ArchiveOptions.class,
          IndicatorConfig.class,
          KafkaOptions.class,
          SignalConfig.class,
          PostgresOptions.class,
          RecordingOptions.class);

  @Option(
      names = "-O",
      paramLabel = "KEY=VALUE",
      description = "Sets an option (README, \"Options\"); may be repeated.")
  private Map<String, String> values = new LinkedHashMap<>();

  @Option(
      names = "--options",
      paramLabel = "FILE",
      description = "A properties file with options; -O wins over it.")
  private Path file;

  /** The values, checked: an unknown key or a value of the wrong type is refused. */
  public Configuration configuration() {
    Map<String, String> all = new LinkedHashMap<>();
    if (file != null) {
      fromFile().forEach((key, value) -> all.put(key.toString(), value.toString()));
    }
    all.putAll(values);
    return SETTINGS.parse(all);
  }

  private Properties fromFile() {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException("the options file " + file + " cannot be read", e);
    }
  }
}
