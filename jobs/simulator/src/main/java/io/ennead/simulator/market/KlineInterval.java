package io.ennead.simulator.market;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kline intervals of Binance; their names are case-sensitive. */
public enum KlineInterval {
  SECOND_1("1s", 1),
  MINUTE_1("1m", 60),
  MINUTES_3("3m", 180),
  MINUTES_5("5m", 300),
  MINUTES_15("15m", 900),
  MINUTES_30("30m", 1_800),
  HOUR_1("1h", 3_600),
  HOURS_2("2h", 7_200),
  HOURS_4("4h", 14_400),
  HOURS_6("6h", 21_600),
  HOURS_8("8h", 28_800),
  HOURS_12("12h", 43_200),
  DAY_1("1d", 86_400),
  DAYS_3("3d", 259_200),
  WEEK_1("1w", 604_800),
  MONTH_1("1M", 0);

  private static final long DAY_MICROS = 86_400_000_000L;
  private static final long FIRST_MONDAY = 4 * DAY_MICROS;

  private final String code;
  private final long micros;

  KlineInterval(String code, long seconds) {
    this.code = code;
    this.micros = seconds * 1_000_000;
  }

  /** As it stands in stream names and requests. */
  public String code() {
    return code;
  }

  /** The interval of that name, if there is one. */
  public static Optional<KlineInterval> of(String code) {
    return Arrays.stream(values()).filter(i -> i.code.equals(code)).findFirst();
  }

  /** All names. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(KlineInterval::code).toList();
  }

  /**
   * Start of the interval that holds an instant, in µs: UTC, weeks from Monday, months from the
   * first.
   */
  public long openTime(long instant) {
    if (this == MONTH_1) {
      return LocalDate.ofEpochDay(Math.floorDiv(instant, DAY_MICROS)).withDayOfMonth(1).toEpochDay()
          * DAY_MICROS;
    }
    long origin = this == WEEK_1 ? FIRST_MONDAY : 0;
    return origin + Math.floorDiv(instant - origin, micros) * micros;
  }

  /** Start of the next interval, in µs. */
  public long closeTime(long openTime) {
    if (this == MONTH_1) {
      return LocalDate.ofEpochDay(openTime / DAY_MICROS).plusMonths(1).toEpochDay() * DAY_MICROS;
    }
    return openTime + micros;
  }
}
