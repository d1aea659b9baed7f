package io.ennead.records;

import java.util.Objects;

/**
 * One value of a sentiment feed.
 *
 * @param source the feed's name, e.g. {@code alternative.me}
 * @param time when the value became known, epoch milliseconds
 * @param value in the scale's own unit
 * @param period how often the feed brings a value, milliseconds
 */
public record SentimentReading(String source, Scale scale, long time, double value, long period) {

  /** What the value says. */
  public enum Scale {
    /** 0 (extreme fear) to 100 (extreme greed). */
    FEAR_AND_GREED(100),
    /** The share of a broker's clients that are long, 0 to 1. */
    CLIENTS_LONG(1);

    private final double highest;

    Scale(double highest) {
      this.highest = highest;
    }
  }

  public SentimentReading {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(scale, "scale");
    if (!(value >= 0 && value <= scale.highest)) {
      throw new IllegalArgumentException(
          "sentiment %s of %s is refused: %s lies in 0..%s"
              .formatted(value, source, scale, scale.highest));
    }
    if (period <= 0) {
      throw new IllegalArgumentException(
          "period %d ms of sentiment feed %s is refused: it must be above zero"
              .formatted(period, source));
    }
  }
}
