package io.ennead.postgres;

import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the database holds.
 *
 * @param series one entry per instrument, interval, source and quality
 * @param lateTrades rows of {@code late_trades}
 * @param bytesOnDisk of both tables with their indexes
 */
public record Status(List<Series> series, long lateTrades, long bytesOnDisk) {

  /**
   * Candles that have all but their time in common.
   *
   * @param source as in the column, e.g. {@code historical}
   * @param quality as in the column, e.g. {@code GAP}
   * @param firstOpenTime epoch milliseconds
   * @param lastOpenTime epoch milliseconds
   */
  public record Series(
      Instrument instrument,
      Interval interval,
      String source,
      String quality,
      long rows,
      long firstOpenTime,
      long lastOpenTime) {

    /** Where the newest candle ends, epoch milliseconds. */
    public long closeTime() {
      return interval.end(lastOpenTime);
    }
  }

  public Status {
    series = List.copyOf(series);
  }

  public long rows() {
    return series.stream().mapToLong(Series::rows).sum();
  }

  public SortedSet<Instrument> instruments() {
    return series.stream().map(Series::instrument).collect(Collectors.toCollection(TreeSet::new));
  }

  public SortedMap<Interval, Long> rowsPerInterval() {
    return series.stream()
        .collect(
            Collectors.groupingBy(
                Series::interval, TreeMap::new, Collectors.summingLong(Series::rows)));
  }

  public SortedMap<String, Long> rowsPerSource() {
    return series.stream()
        .collect(
            Collectors.groupingBy(
                Series::source, TreeMap::new, Collectors.summingLong(Series::rows)));
  }

  public SortedMap<String, Long> rowsPerQuality() {
    return series.stream()
        .collect(
            Collectors.groupingBy(
                Series::quality, TreeMap::new, Collectors.summingLong(Series::rows)));
  }

  /** The lowest open time of all candles. */
  public Optional<Instant> from() {
    return series.stream()
        .map(Series::firstOpenTime)
        .min(Comparator.naturalOrder())
        .map(Instant::ofEpochMilli);
  }

  /** The series whose newest candle closed last; of several the one of the shortest interval. */
  public Optional<Series> newest() {
    return series.stream()
        .min(
            Comparator.comparingLong((Series series) -> -series.closeTime())
                .thenComparing(Series::interval)
                .thenComparing(Series::instrument));
  }

  /** The time since the newest candle closed. */
  public Optional<Duration> age(Instant now) {
    return newest().map(newest -> Duration.between(Instant.ofEpochMilli(newest.closeTime()), now));
  }
}
