package io.ennead.history.options;

import io.ennead.ledger.LedgerOptions;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;

/**
 * How files are read.
 *
 * @param from the first instant that is emitted, epoch milliseconds
 * @param to the first instant after it that is not, epoch milliseconds
 * @param speed seconds of event time per second on the wall; 0 is as fast as possible
 * @param toleranceMillis by how much a trade's time may lie behind an earlier one's
 * @param batchRows rows per hand-over from the reading thread
 * @param sortRows rows of an unsorted file that are held in memory at once
 * @param temporary the folder for the chunks of a file that is sorted, or null for the JVM's
 */
public record HistoryOptions(
    long from,
    long to,
    double speed,
    long toleranceMillis,
    int batchRows,
    int sortRows,
    String temporary)
    implements Serializable {

  public static final ConfigOption<Long> FROM =
      ConfigOptions.key("history.from")
          .longType()
          .defaultValue(Long.MIN_VALUE)
          .withDescription("First instant to emit, in epoch milliseconds.");

  public static final ConfigOption<Long> TO =
      ConfigOptions.key("history.to")
          .longType()
          .defaultValue(Long.MAX_VALUE)
          .withDescription("End of what to emit (exclusive), in epoch milliseconds.");

  public static final ConfigOption<Double> SPEED =
      ConfigOptions.key("history.speed")
          .doubleType()
          .defaultValue(0.0)
          .withDescription(
              "Paced replay: seconds of event time per second on the wall; 0 is as fast as"
                  + " possible. Changes when rows come, never their values.");

  public static final ConfigOption<Integer> BATCH_ROWS =
      ConfigOptions.key("history.batch-rows")
          .intType()
          .defaultValue(1_024)
          .withDescription("Rows that the reading thread hands over at once.");

  public static final ConfigOption<Integer> SORT_ROWS =
      ConfigOptions.key("history.sort-rows")
          .intType()
          .defaultValue(100_000)
          .withDescription(
              "Rows of an unsorted file that are sorted in memory at once; a larger file is"
                  + " sorted in chunks of that size, which lie in the temporary folder.");

  public static final ConfigOption<String> TEMPORARY =
      ConfigOptions.key("history.temporary-folder")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Where the sorted chunks of large unsorted files lie while they are read; the"
                  + " JVM's temporary folder unless set.");

  /** All options of the bounded sources. */
  public static final List<ConfigOption<?>> ALL =
      List.of(FROM, TO, SPEED, BATCH_ROWS, SORT_ROWS, TEMPORARY);

  public static final HistoryOptions DEFAULTS =
      new HistoryOptions(
          FROM.defaultValue(),
          TO.defaultValue(),
          SPEED.defaultValue(),
          LedgerOptions.TOLERANCE.defaultValue().toMillis(),
          BATCH_ROWS.defaultValue(),
          SORT_ROWS.defaultValue(),
          null);

  public HistoryOptions {
    require(from < to, "the cut from %s to %s is empty", from, to);
    require(speed >= 0 && speed < Double.POSITIVE_INFINITY, "speed is %s: give 0 or more", speed);
    require(toleranceMillis >= 0, "tolerance is %s ms: give 0 or more", toleranceMillis);
    require(batchRows > 0, "batch rows are %s: give 1 or more", batchRows);
    require(sortRows > 0, "sort rows are %s: give 1 or more", sortRows);
  }

  public static HistoryOptions of(ReadableConfig config) {
    return new HistoryOptions(
        config.get(FROM),
        config.get(TO),
        config.get(SPEED),
        config.get(LedgerOptions.TOLERANCE).toMillis(),
        config.get(BATCH_ROWS),
        config.get(SORT_ROWS),
        config.get(TEMPORARY));
  }

  /** The same, cut to {@code [fromMillis, toMillis)}. */
  public HistoryOptions cut(long fromMillis, long toMillis) {
    return new HistoryOptions(
        fromMillis, toMillis, speed, toleranceMillis, batchRows, sortRows, temporary);
  }

  public HistoryOptions withSpeed(double value) {
    return new HistoryOptions(from, to, value, toleranceMillis, batchRows, sortRows, temporary);
  }

  public HistoryOptions withBatchRows(int value) {
    return new HistoryOptions(from, to, speed, toleranceMillis, value, sortRows, temporary);
  }

  public HistoryOptions withSortRows(int value) {
    return new HistoryOptions(from, to, speed, toleranceMillis, batchRows, value, temporary);
  }

  /** Whether an instant lies within the cut. */
  public boolean contains(long millis) {
    return millis >= from && millis < to;
  }

  /** The folder for the chunks of a file that is sorted. */
  public Path temporaryFolder() {
    return Path.of(Objects.requireNonNullElse(temporary, System.getProperty("java.io.tmpdir")));
  }

  private static void require(boolean condition, String message, Object... values) {
    if (!condition) {
      throw new IllegalArgumentException(message.formatted(values));
    }
  }
}
