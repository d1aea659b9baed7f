package io.ennead.history.archive;

import io.ennead.records.Interval;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * A file of klines in the archive (github.com/binance/binance-public-data): of a UTC day, or of a
 * month, which is there from its next month's first Monday on.
 *
 * @param first the first day in it
 * @param end the day behind its last one
 */
record ArchiveFile(String symbol, Interval interval, LocalDate first, LocalDate end) {

  static ArchiveFile ofDay(String symbol, Interval interval, LocalDate day) {
    return new ArchiveFile(symbol, interval, day, day.plusDays(1));
  }

  static ArchiveFile ofMonth(String symbol, Interval interval, YearMonth month) {
    return new ArchiveFile(symbol, interval, month.atDay(1), month.plusMonths(1).atDay(1));
  }

  private boolean isMonth() {
    return !end.equals(first.plusDays(1));
  }

  String name() {
    return "%s-%s-%s.zip"
        .formatted(symbol, interval.label(), isMonth() ? YearMonth.from(first) : first);
  }

  /** From the root of the archive on. */
  String path() {
    return "/data/spot/%s/klines/%s/%s/%s"
        .formatted(isMonth() ? "monthly" : "daily", symbol, interval.label(), name());
  }

  /** Where its first candle opens, epoch milliseconds. */
  long from() {
    return millis(first);
  }

  /** Where its last candle ends, epoch milliseconds. */
  long until() {
    return millis(end);
  }

  private static long millis(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}
