package io.ennead.history.file;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Reads a time: milliseconds, microseconds (from 1e15 on; Binance's spot files from 2025-01-01) or
 * ISO 8601, where a time without a zone is UTC.
 */
final class Stamps {

  private static final long MICROS_FROM = 1_000_000_000_000_000L;

  /** 2009-01-01: no venue traded anything of ours before. */
  private static final long EARLIEST = 1_230_768_000_000_000L;

  /** 2100-01-01. */
  private static final long LATEST = 4_102_444_800_000_000L;

  private static final long SECOND = 1_000_000L;

  private Stamps() {}

  /**
   * @return microseconds since the epoch
   */
  static long micros(CharSequence text) throws RowRejected {
    long micros = isNumber(text) ? ofNumber(text) : ofIso(text);
    if (micros < EARLIEST || micros >= LATEST) {
      throw new RowRejected(
          "time '"
              + text
              + "' is not between 2009 and 2100: it must be in milliseconds, microseconds or ISO"
              + " 8601");
    }
    return micros;
  }

  private static boolean isNumber(CharSequence text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return false;
      }
    }
    return length > 0 && length <= 18;
  }

  private static long ofNumber(CharSequence text) {
    long value = digits(text, 0, text.length());
    return value >= MICROS_FROM ? value : value * 1_000;
  }

  /** {@code 2025-08-01 00:00:59.999000+00:00}, with T or a blank, a fraction and a zone or none. */
  private static long ofIso(CharSequence text) throws RowRejected {
    try {
      if (text.length() < 19
          || text.charAt(4) != '-'
          || text.charAt(7) != '-'
          || (text.charAt(10) != ' ' && text.charAt(10) != 'T')
          || text.charAt(13) != ':'
          || text.charAt(16) != ':') {
        throw new NumberFormatException();
      }
      long day =
          LocalDate.of(
                  (int) digits(text, 0, 4), (int) digits(text, 5, 7), (int) digits(text, 8, 10))
              .toEpochDay();
      long hour = below(24, digits(text, 11, 13));
      long minute = below(60, digits(text, 14, 16));
      long second = below(60, digits(text, 17, 19));
      long micros = (((day * 24 + hour) * 60 + minute) * 60 + second) * SECOND;
      return micros + fractionAndZone(text);
    } catch (NumberFormatException | DateTimeException e) {
      throw new RowRejected(
          "'" + text + "' is no time: give milliseconds, microseconds or ISO 8601");
    }
  }

  private static long fractionAndZone(CharSequence text) {
    int at = 19;
    long fraction = 0;
    if (at < text.length() && text.charAt(at) == '.') {
      int from = ++at;
      long unit = SECOND / 10;
      while (at < text.length() && Character.isDigit(text.charAt(at))) {
        fraction += unit * (text.charAt(at++) - '0');
        unit /= 10;
      }
      if (at == from) {
        throw new NumberFormatException();
      }
    }
    return fraction - zoneMinutes(text, at) * 60 * SECOND;
  }

  private static long zoneMinutes(CharSequence text, int at) {
    int left = text.length() - at;
    if (left == 0 || (left == 1 && text.charAt(at) == 'Z')) {
      return 0;
    }
    boolean colon = left == 6 && text.charAt(at + 3) == ':';
    char sign = text.charAt(at);
    if ((sign != '+' && sign != '-') || (left != 5 && !colon)) {
      throw new NumberFormatException();
    }
    int minutesAt = colon ? at + 4 : at + 3;
    long minutes =
        60 * digits(text, at + 1, at + 3) + below(60, digits(text, minutesAt, minutesAt + 2));
    return sign == '-' ? -minutes : minutes;
  }

  private static long below(long limit, long value) {
    if (value >= limit) {
      throw new NumberFormatException();
    }
    return value;
  }

  private static long digits(CharSequence text, int from, int to) {
    long value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        throw new NumberFormatException();
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }
}
