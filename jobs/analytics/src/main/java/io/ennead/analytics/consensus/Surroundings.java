package io.ennead.analytics.consensus;

import io.ennead.records.FuturesContext;
import io.ennead.records.SentimentReading;
import java.util.List;
import java.util.Objects;

/**
 * What a candle's heads see beyond the candles of their own interval, as of its close.
 *
 * @param higher the swings of each higher timeframe of the run
 * @param sentiment the newest value of each sentiment feed
 * @param futures the newest values of the futures feed
 */
public record Surroundings(
    List<HigherSwings> higher, List<SentimentReading> sentiment, FuturesContext futures) {

  /** A run of one interval without feeds. */
  public static final Surroundings NONE = of(List.of());

  public Surroundings {
    higher = List.copyOf(higher);
    sentiment = List.copyOf(sentiment);
    Objects.requireNonNull(futures, "futures");
  }

  /** A run without feeds. */
  public static Surroundings of(List<HigherSwings> higher) {
    return new Surroundings(higher, List.of(), FuturesContext.NONE);
  }
}
