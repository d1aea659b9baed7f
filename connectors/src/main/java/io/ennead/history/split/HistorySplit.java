package io.ennead.history.split;

import io.ennead.history.file.HistoryFile;
import io.ennead.records.Instrument;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * All files of one instrument, and how far they have been emitted.
 *
 * @param files by first key
 * @param coverage the time that the files say they hold wholly
 */
public record HistorySplit(
    Instrument instrument, List<HistoryFile> files, Coverage coverage, Progress progress)
    implements SourceSplit {

  public HistorySplit {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(coverage, "coverage");
    Objects.requireNonNull(progress, "progress");
    files = List.copyOf(files);
  }

  @Override
  public String splitId() {
    return instrument.toString();
  }

  public HistorySplit withProgress(Progress value) {
    return new HistorySplit(instrument, files, coverage, value);
  }

  /**
   * The files without those that end before an instant, but for the last of these: its last row
   * says what the first one behind that instant follows.
   *
   * @param toleranceMillis by how much times may lie behind those of lower keys
   */
  public List<HistoryFile> filesFrom(long millis, long toleranceMillis) {
    long before =
        files.stream()
            .filter(file -> file.facts().lastMillis() + toleranceMillis < millis)
            .mapToLong(file -> file.facts().lastKey())
            .max()
            .orElse(Long.MIN_VALUE);
    return files.stream().filter(file -> file.facts().lastKey() >= before).toList();
  }

  /** Rows in all files, duplicates included. */
  public long rows() {
    return files.stream().mapToLong(file -> file.facts().rows()).sum();
  }

  /**
   * The time outside of which nothing is known from the files' names: the minutes of the first and
   * the last trade are whole only inside.
   *
   * @param from epoch milliseconds, or {@link #UNKNOWN}
   * @param until epoch milliseconds, or {@link #UNKNOWN}
   */
  public record Coverage(long from, long until) {

    public static final long UNKNOWN = Long.MIN_VALUE;

    public static final Coverage NONE = new Coverage(UNKNOWN, UNKNOWN);
  }
}
