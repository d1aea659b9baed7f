package io.ennead.standalone.exchange;

import io.ennead.binance.BinanceOptions;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;

/**
 * Where the live symbols of a data directory begin. "Now" would be another instant after a kill
 * that came before the first checkpoint, and leave a hole behind what had been written by then; so
 * the instant of the first start is kept, and stays as long as the symbols do.
 */
public final class LiveStart {

  private static final String SYMBOLS = "symbols";
  private static final String SINCE = "since";

  private LiveStart() {}

  /**
   * The options with a beginning; one that was given stays.
   *
   * @param file where the beginning is kept
   * @param now the exchange's time
   */
  public static Configuration in(Path file, Configuration given, Instant now) throws IOException {
    Configuration options = new Configuration(given);
    if (options.get(BinanceOptions.SINCE) == null) {
      String symbols = String.join(",", options.get(BinanceOptions.SYMBOLS));
      options.set(BinanceOptions.SINCE, kept(file, symbols, now));
    }
    return options;
  }

  private static String kept(Path file, String symbols, Instant now) throws IOException {
    Properties kept = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        kept.load(reader);
      }
    }
    if (!symbols.equals(kept.getProperty(SYMBOLS))) {
      kept.setProperty(SYMBOLS, symbols);
      kept.setProperty(SINCE, now.toString());
      store(file, kept);
    }
    return kept.getProperty(SINCE);
  }

  private static void store(Path file, Properties kept) throws IOException {
    Files.createDirectories(file.getParent());
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try (Writer writer = Files.newBufferedWriter(next)) {
      kept.store(writer, "Where the live symbols begin");
    }
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
