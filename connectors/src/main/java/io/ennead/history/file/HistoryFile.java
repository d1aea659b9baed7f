package io.ennead.history.file;

import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A file that was inspected, as far as it concerns one instrument: all that is needed to read it.
 *
 * @param path absolute
 * @param size in bytes when it was inspected
 * @param interval of klines; null for trades
 * @param facts what the inspection found in its rows
 */
public record HistoryFile(
    String path,
    long size,
    Container container,
    FileKind kind,
    Instrument instrument,
    Interval interval,
    Layout layout,
    Facts facts) {

  public HistoryFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(facts, "facts");
  }

  public Path toPath() {
    return Path.of(path);
  }

  /**
   * What is known of the rows. The key of a trade is its id, of a kline its open time.
   *
   * @param rows that can be read
   * @param firstKey the lowest key
   * @param lastKey the highest key
   * @param firstMillis the time of the row with the lowest key, epoch milliseconds
   * @param lastMillis the time of the row with the highest key, epoch milliseconds
   * @param order whether the keys ascend
   */
  public record Facts(
      long rows, long firstKey, long lastKey, long firstMillis, long lastMillis, Order order) {

    /** Of a file that has not been read yet. */
    public static final Facts NONE =
        new Facts(0, Long.MAX_VALUE, Long.MIN_VALUE, 0, 0, Order.STRICT);
  }

  /** The same file, with what was found in its rows. */
  public HistoryFile withFacts(Facts value) {
    return new HistoryFile(path, size, container, kind, instrument, interval, layout, value);
  }

  /** The distance between the key of a row and the next: one id, or the length of a candle. */
  public long step() {
    return interval == null ? 1 : interval.millis();
  }

  /** How the keys of a file follow each other. */
  public enum Order {
    /** Each is higher than the one before. */
    STRICT,
    /** None is lower than the one before. */
    REPEATING,
    /** Some are lower than the one before. */
    UNSORTED
  }
}
