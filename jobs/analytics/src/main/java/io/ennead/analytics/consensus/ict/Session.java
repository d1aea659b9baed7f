package io.ennead.analytics.consensus.ict;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * The trading session by the candle's open time in New York, daylight saving included. The kill
 * zones are those of the Inner Circle Trader's own teaching.
 */
public enum Session {
  LONDON_KILL_ZONE("London kill zone", 1.0),
  NEW_YORK_KILL_ZONE("New York kill zone", 1.0),
  LONDON_LATE("late London", .95),
  NEW_YORK_LATE("late New York", .92),
  ASIA("Asia", .90),
  QUIET("between sessions", .85);

  private static final ZoneRules NEW_YORK = ZoneId.of("America/New_York").getRules();
  private static final long HOUR = 3_600L;
  private static final long DAY = 24 * HOUR;

  /** The last one asked for: the zone's rules are searched only when the clocks have changed. */
  private static Offset lastOffset = Offset.at(0);

  private final String title;
  private final double factor;

  Session(String title, double factor) {
    this.title = title;
    this.factor = factor;
  }

  public String title() {
    return title;
  }

  /** What a confidence is multiplied with. */
  public double factor() {
    return factor;
  }

  public boolean isKillZone() {
    return this == LONDON_KILL_ZONE || this == NEW_YORK_KILL_ZONE;
  }

  /** The session in which an instant (epoch milliseconds) lies. */
  public static Session at(long epochMillis) {
    int hour = (int) (Math.floorMod(localSeconds(epochMillis), DAY) / HOUR);
    if (hour >= 20) {
      return ASIA;
    }
    if (hour >= 17 || hour < 2) {
      return QUIET;
    }
    if (hour < 5) {
      return LONDON_KILL_ZONE;
    }
    if (hour < 8) {
      return LONDON_LATE;
    }
    return hour < 11 ? NEW_YORK_KILL_ZONE : NEW_YORK_LATE;
  }

  /** The calendar day in New York, as days since 1970-01-01. */
  public static long day(long epochMillis) {
    return Math.floorDiv(localSeconds(epochMillis), DAY);
  }

  private static long localSeconds(long epochMillis) {
    long seconds = Math.floorDiv(epochMillis, 1_000L);
    Offset offset = lastOffset;
    if (seconds < offset.from || seconds >= offset.until) {
      offset = Offset.at(seconds);
      lastOffset = offset;
    }
    return seconds + offset.seconds;
  }

  /** New York's offset between two changes of its clocks, epoch seconds; safe to share. */
  private record Offset(long from, long until, int seconds) {

    static Offset at(long epochSecond) {
      Instant instant = Instant.ofEpochSecond(epochSecond);
      ZoneOffsetTransition before = NEW_YORK.previousTransition(instant.plusSeconds(1));
      ZoneOffsetTransition after = NEW_YORK.nextTransition(instant);
      return new Offset(
          before == null ? Long.MIN_VALUE : before.toEpochSecond(),
          after == null ? Long.MAX_VALUE : after.toEpochSecond(),
          NEW_YORK.getOffset(instant).getTotalSeconds());
    }
  }
}
