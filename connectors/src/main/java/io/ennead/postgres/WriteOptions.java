package io.ennead.postgres;

import io.ennead.metrics.MarketClock;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import org.apache.flink.configuration.ReadableConfig;

/**
 * How a sink batches its rows and bears an absent database.
 *
 * @param batchSize rows per batch, at least 1
 * @param batchInterval the longest time a row waits for its batch to fill, above zero
 * @param patience how long a database that is away is waited for
 * @param clock of the market whose rows are written, if it trades now: for metrics
 */
public record WriteOptions(
    int batchSize, Duration batchInterval, Patience patience, MarketClock clock)
    implements Serializable {

  public WriteOptions {
    Objects.requireNonNull(patience, "patience");
    Objects.requireNonNull(clock, "clock");
    if (batchSize < 1) {
      throw new IllegalArgumentException(
          "%s is %d: it must be at least 1".formatted(PostgresOptions.BATCH_SIZE.key(), batchSize));
    }
    if (batchInterval.toMillis() < 1) {
      throw new IllegalArgumentException(
          "%s is %s: it must be at least 1 ms"
              .formatted(PostgresOptions.BATCH_INTERVAL.key(), batchInterval));
    }
  }

  /** For rows of the past. */
  public WriteOptions(int batchSize, Duration batchInterval, Patience patience) {
    this(batchSize, batchInterval, patience, MarketClock.NONE);
  }

  /** As {@link PostgresOptions} in the configuration say. */
  public static WriteOptions of(ReadableConfig configuration) {
    return new WriteOptions(
        configuration.get(PostgresOptions.BATCH_SIZE),
        configuration.get(PostgresOptions.BATCH_INTERVAL),
        new Patience(configuration.get(PostgresOptions.PATIENCE)));
  }

  public static WriteOptions defaults() {
    return new WriteOptions(
        PostgresOptions.BATCH_SIZE.defaultValue(),
        PostgresOptions.BATCH_INTERVAL.defaultValue(),
        new Patience(PostgresOptions.PATIENCE.defaultValue()));
  }

  /** For rows of a market with that clock. */
  public WriteOptions withClock(MarketClock other) {
    return new WriteOptions(batchSize, batchInterval, patience, other);
  }
}
