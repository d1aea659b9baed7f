package io.ennead.analytics.consensus;

import io.ennead.records.Direction;
import io.ennead.records.Interval;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the last consensus of the higher timeframes does to the confidence of a lower one. */
public final class TimeframeBoost {

  private static final Map<Interval, Double> WEIGHTS =
      Map.of(Interval.H1, .20, Interval.M15, .10, Interval.M5, .05);
  private static final double LIMIT = .25;

  private TimeframeBoost() {}

  /**
   * The last consensus of a higher timeframe, as of its last candle closed at or before this
   * instant.
   *
   * @param confidence 0..1
   */
  public record Higher(Interval interval, Direction direction, double confidence) {

    public Higher {
      Objects.requireNonNull(direction, "direction");
      if (!WEIGHTS.containsKey(interval)) {
        throw new IllegalArgumentException(
            "timeframe %s is refused: none is lower than it".formatted(interval));
      }
    }
  }

  /**
   * The sum of sign x confidence x weight, clipped to -.25..+.25; the sign is +1 where a timeframe
   * has the same direction, -1 where the opposite. 0 for FLAT.
   */
  public static double of(Direction direction, List<Higher> higher) {
    double boost = 0;
    for (Interval interval : Interval.values()) {
      for (Higher each : higher) {
        if (each.interval() == interval) {
          int sign = direction.sign() * each.direction().sign();
          boost += sign * each.confidence() * WEIGHTS.get(interval);
        }
      }
    }
    return Math.max(-LIMIT, Math.min(LIMIT, boost));
  }

  /** The final confidence: agreement never saturates it, disagreement lowers it. */
  public static double apply(double confidence, double boost) {
    return boost > 0 ? confidence + boost * (1 - confidence) : confidence * (1 + boost);
  }
}
