package io.ennead.records;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The name of a signal, derived from what it is, so that a replay gives it the same one. */
public final class SignalId {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private SignalId() {}

  /** For example {@code binance:BTCUSDT:15m:20260102T031500Z:LONG}. */
  public static String of(
      Instrument instrument, Interval interval, long closeTime, Direction direction) {
    return "%s:%s:%s:%s"
        .formatted(
            instrument, interval, TIME.format(Instant.ofEpochMilli(closeTime)), direction.name());
  }
}
