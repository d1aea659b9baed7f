package io.ennead.metrics;

import java.util.Arrays;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;

/** The last delays, a bounded number of them. Written by one thread, read by any. */
public final class DelayHistogram implements Histogram {

  /** How many of the last delays count. */
  public static final int LENGTH = 1_000;

  private final long[] last = new long[LENGTH];
  private volatile long count;

  @Override
  public void update(long millis) {
    long seen = count;
    last[(int) (seen % LENGTH)] = millis;
    count = seen + 1;
  }

  /** Takes a delay in, unless there is none to tell. */
  public void updateUnlessNone(long millis) {
    if (millis != Gauges.NONE) {
      update(millis);
    }
  }

  @Override
  public long getCount() {
    return count;
  }

  @Override
  public HistogramStatistics getStatistics() {
    long[] values = Arrays.copyOf(last, (int) Math.min(count, LENGTH));
    Arrays.sort(values);
    return new Statistics(values);
  }

  private static final class Statistics extends HistogramStatistics {

    private final long[] sorted;

    Statistics(long[] sorted) {
      this.sorted = sorted;
    }

    /** The least value that so large a part of all does not exceed. */
    @Override
    public double getQuantile(double quantile) {
      int rank = (int) Math.ceil(quantile * sorted.length);
      return sorted.length == 0 ? 0 : sorted[Math.max(1, Math.min(rank, sorted.length)) - 1];
    }

    @Override
    public long[] getValues() {
      return sorted.clone();
    }

    @Override
    public int size() {
      return sorted.length;
    }

    @Override
    public double getMean() {
      return Arrays.stream(sorted).average().orElse(0);
    }

    @Override
    public double getStdDev() {
      double mean = getMean();
      return Math.sqrt(
          Arrays.stream(sorted)
              .mapToDouble(value -> (value - mean) * (value - mean))
              .average()
              .orElse(0));
    }

    @Override
    public long getMax() {
      return sorted.length == 0 ? 0 : sorted[sorted.length - 1];
    }

    @Override
    public long getMin() {
      return sorted.length == 0 ? 0 : sorted[0];
    }
  }
}
