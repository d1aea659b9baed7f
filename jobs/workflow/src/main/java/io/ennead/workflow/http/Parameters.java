package io.ennead.workflow.http;

import io.ennead.records.Interval;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a request asks for, checked. Each message names the value and the remedy. */
final class Parameters {

  /** Later than any row. */
  private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:/-]{1,40}");

  private Parameters() {}

  /** A request that cannot be answered as it stands. */
  static final class Wrong extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }
  }

  static String symbol(Context request) {
    String symbol = request.pathParam("symbol");
    if (!NAME.matcher(symbol).matches()) {
      throw new Wrong(
          "symbol '%s' is none: write it as the exchange does, e.g. BTCUSDT".formatted(symbol));
    }
    return symbol.toUpperCase(Locale.ROOT);
  }

  static String exchange(Context request) {
    String exchange = request.queryParam("exchange");
    if (exchange != null && !NAME.matcher(exchange).matches()) {
      throw new Wrong("exchange '%s' is none: write e.g. binance".formatted(exchange));
    }
    return exchange == null ? "binance" : exchange.toLowerCase(Locale.ROOT);
  }

  static Interval interval(Context request) {
    String label = request.pathParam("interval");
    return Arrays.stream(Interval.values())
        .filter(interval -> interval.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new Wrong(
                    "interval '%s' is none: take one of %s"
                        .formatted(
                            label,
                            Arrays.stream(Interval.values())
                                .map(Interval::label)
                                .collect(Collectors.joining(", ")))));
  }

  static int count(Context request, int standard, int most) {
    String text = request.queryParam("count");
    if (text == null) {
      return standard;
    }
    try {
      int count = Integer.parseInt(text);
      if (count >= 1 && count <= most) {
        return count;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, like a number out of range.
    }
    throw new Wrong("count '%s' cannot be: take a whole number from 1 to %d".formatted(text, most));
  }

  /** A time as ISO 8601 or epoch milliseconds; later than any row if it is not given. */
  static Instant time(Context request, String parameter) {
    String text = request.queryParam(parameter);
    if (text == null) {
      return EVER;
    }
    try {
      Instant time =
          text.matches("\\d{1,15}")
              ? Instant.ofEpochMilli(Long.parseLong(text))
              : Instant.parse(text);
      if (time.isBefore(EVER) && !time.isBefore(Instant.EPOCH)) {
        return time;
      }
    } catch (DateTimeParseException notATime) {
      // Told below, like a time out of range.
    }
    throw new Wrong(
        "%s '%s' is no time: write 2026-01-31T12:00:00Z or epoch milliseconds"
            .formatted(parameter, text));
  }

  /** One of the words, in lower case. */
  static String word(Context request, String parameter, String standard, List<String> words) {
    String text = request.queryParam(parameter);
    if (text == null) {
      return standard;
    }
    if (!words.contains(text.toLowerCase(Locale.ROOT))) {
      throw new Wrong(
          "%s '%s' is none: take one of %s".formatted(parameter, text, String.join(", ", words)));
    }
    return text.toLowerCase(Locale.ROOT);
  }
}
