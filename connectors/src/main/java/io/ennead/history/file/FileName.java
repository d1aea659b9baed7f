package io.ennead.history.file;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file's name says; null where it says nothing.
 *
 * <p>The exchange's own names are {@code BTCUSDT-aggTrades-2024-01-01.zip} (a UTC day) and {@code
 * BTCUSDT-1m-2024-01.zip} (a UTC month); parts of them in another order are understood as well, as
 * in {@code 2023-04-BTC_USDT-5m.json.gz}. Only the exchange's own form says what a file covers.
 *
 * @param symbol in upper case
 * @param kind of trades or klines
 * @param interval as written
 * @param period the day or month that an exchange's dump covers
 */
public record FileName(String symbol, FileKind kind, String interval, Period period) {

  private static final String KIND = "aggTrades|trades|[0-9]+(?:s|m|h|d|w|mo|M)";

  private static final Pattern NAMED =
      Pattern.compile("(?:^|.*-)([A-Za-z0-9_]+)-(" + KIND + ")(-.*)?");

  private static final Pattern DATED = Pattern.compile("-([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?");

  private static final Pattern PAIR = Pattern.compile("([A-Za-z0-9]+)_([A-Za-z]+)");

  private static final Pattern BARE_SYMBOL = Pattern.compile("[A-Z0-9]{5,20}");

  private static final Pattern EXTENSIONS =
      Pattern.compile("(\\.(zip|gz|csv|json|ndjson|txt))+$", Pattern.CASE_INSENSITIVE);

  /** A UTC day or month, epoch milliseconds, open on the right. */
  public record Period(long from, long until) {

    public boolean contains(long millis) {
      return millis >= from && millis < until;
    }
  }

  public static FileName of(Path path) {
    String name = EXTENSIONS.matcher(path.getFileName().toString()).replaceFirst("");
    Matcher named = NAMED.matcher(name);
    if (!named.matches()) {
      boolean bare = BARE_SYMBOL.matcher(name).matches();
      return new FileName(bare ? name : null, null, null, null);
    }
    String kind = named.group(2);
    boolean ownForm = named.start(1) == 0;
    Period period = ownForm && named.group(3) != null ? period(named.group(3)) : null;
    String symbol = symbol(named.group(1));
    return switch (kind) {
      case "aggTrades" -> new FileName(symbol, FileKind.AGG_TRADES, null, period);
      case "trades" -> new FileName(symbol, FileKind.TRADES, null, period);
      default -> new FileName(symbol, FileKind.KLINES, kind, period);
    };
  }

  /** {@code BTC_USDT} is BTCUSDT, but {@code BTCUSDT_230630} is a symbol of its own. */
  private static String symbol(String text) {
    Matcher pair = PAIR.matcher(text);
    boolean joined = pair.matches() && !pair.group(2).equalsIgnoreCase("PERP");
    return (joined ? pair.group(1) + pair.group(2) : text).toUpperCase(Locale.ROOT);
  }

  private static Period period(String text) {
    Matcher dated = DATED.matcher(text);
    if (!dated.matches()) {
      return null;
    }
    int month = Integer.parseInt(dated.group(2));
    int day = dated.group(3) == null ? 1 : Integer.parseInt(dated.group(3));
    if (month < 1 || month > 12 || day < 1 || day > 31) {
      return null;
    }
    LocalDate first = LocalDate.of(Integer.parseInt(dated.group(1)), month, 1).plusDays(day - 1L);
    LocalDate last = dated.group(3) == null ? first.plusMonths(1) : first.plusDays(1);
    return new Period(millis(first), millis(last));
  }

  private static long millis(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}
