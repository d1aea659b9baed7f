package io.ennead.analytics.indicators.formula;

import java.io.Serializable;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;

/**
 * Where a volume-weighted average price begins anew.
 *
 * @param period between two anchors, milliseconds; 0 for one that never begins anew
 * @param offset of the anchors from the Unix epoch, milliseconds
 */
public record VwapAnchor(long period, long offset) implements Serializable {

  private static final long DAY_MILLIS = 86_400_000L;

  /** Every day at 00:00 UTC. */
  public static final VwapAnchor UTC_DAY = new VwapAnchor(DAY_MILLIS, 0);

  /** Every Monday at 00:00 UTC (the epoch was a Thursday). */
  public static final VwapAnchor UTC_WEEK = new VwapAnchor(7 * DAY_MILLIS, 4 * DAY_MILLIS);

  /** The first candle of the series. */
  public static final VwapAnchor SERIES = new VwapAnchor(0, 0);

  public VwapAnchor {
    if (period < 0 || offset < 0 || offset > period) {
      throw new IllegalArgumentException(
          "VWAP anchor with period %d ms and offset %d ms is refused: use 0 <= offset <= period"
              .formatted(period, offset));
    }
  }

  /** Reads {@code 00:00} or another UTC time of day, {@code week} or {@code series}. */
  public static VwapAnchor of(String text) {
    switch (text) {
      case "week":
        return UTC_WEEK;
      case "series":
        return SERIES;
      default:
        try {
          return new VwapAnchor(DAY_MILLIS, LocalTime.parse(text).toSecondOfDay() * 1_000L);
        } catch (DateTimeParseException e) {
          throw new IllegalArgumentException(
              "VWAP anchor '%s' is refused: use a UTC time of day such as 00:00, week or series"
                  .formatted(text),
              e);
        }
    }
  }

  /** The number of the anchored stretch that holds an instant; equal for all of one stretch. */
  long stretch(long epochMillis) {
    return period == 0 ? 0 : Math.floorDiv(epochMillis - offset, period);
  }

  /** Whether a stretch begins with the candle of that open time; a series begins with its first. */
  boolean isAnchor(long epochMillis) {
    return period == 0 || Math.floorMod(epochMillis - offset, period) == 0;
  }
}
