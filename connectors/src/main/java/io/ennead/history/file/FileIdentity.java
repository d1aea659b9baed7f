package io.ennead.history.file;

import io.ennead.history.options.HistoryDefaults;
import io.ennead.history.options.HistoryInput;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What a dump file is said to hold, by its name and by the caller.
 *
 * @param kind null if only the columns can tell trades from aggregated ones
 * @param interval of klines; null if unknown
 * @param period the UTC day or month that it covers, or null
 */
public record FileIdentity(
    Instrument instrument, FileKind kind, Interval interval, FileName.Period period) {

  public static FileIdentity of(Path path, HistoryDefaults defaults) throws FileRefused {
    FileName name = FileName.of(path);
    if (name.kind() != null && name.kind().input() != defaults.input()) {
      throw new FileRefused(
          "its name says %s, and it is given as %s: give it as --%s"
              .formatted(name.kind(), lower(defaults.input()), lower(name.kind().input())));
    }
    return new FileIdentity(
        instrument(name, defaults),
        defaults.input() == HistoryInput.KLINES ? FileKind.KLINES : name.kind(),
        defaults.input() == HistoryInput.KLINES ? interval(name, defaults) : null,
        name.period());
  }

  private static Instrument instrument(FileName name, HistoryDefaults defaults) throws FileRefused {
    String symbol = name.symbol();
    if (symbol == null) {
      symbol = defaults.symbol();
    } else if (defaults.symbol() != null && !defaults.symbol().equalsIgnoreCase(symbol)) {
      throw new FileRefused(
          "its name says %s, and --symbol says %s: leave --symbol away or rename the file"
              .formatted(symbol, defaults.symbol()));
    }
    if (symbol == null) {
      throw new FileRefused("its name does not say whose it is: give --symbol");
    }
    return new Instrument(defaults.exchange(), symbol.toUpperCase(Locale.ROOT));
  }

  private static Interval interval(FileName name, HistoryDefaults defaults) throws FileRefused {
    if (name.interval() == null) {
      return defaults.interval();
    }
    Interval interval;
    try {
      interval = Interval.of(name.interval());
    } catch (IllegalArgumentException e) {
      throw new FileRefused("its name says klines of an " + e.getMessage());
    }
    if (defaults.interval() != null && defaults.interval() != interval) {
      throw new FileRefused(
          "its name says %s, and --interval says %s: leave --interval away or rename the file"
              .formatted(interval, defaults.interval()));
    }
    return interval;
  }

  private static String lower(HistoryInput input) {
    return input.name().toLowerCase(Locale.ROOT);
  }
}
