package io.ennead.analytics.signals;

import io.ennead.records.FuturesContext;
import io.ennead.records.Interval;
import io.ennead.records.SentimentReading;
import java.util.List;
import java.util.Map;

/**
 * What is known beyond the candles at the instant of a tick.
 *
 * @param sentiment the newest value of each sentiment feed
 * @param futures the newest values of the futures feed, with the future's candle of each interval
 */
public record Feeds(List<SentimentReading> sentiment, Map<Interval, FuturesContext> futures) {

  /** A run without feeds. */
  public static final Feeds NONE = new Feeds(List.of(), Map.of());

  public Feeds {
    sentiment = List.copyOf(sentiment);
    futures = Map.copyOf(futures);
  }

  FuturesContext futures(Interval interval) {
    return futures.getOrDefault(interval, FuturesContext.NONE);
  }
}
