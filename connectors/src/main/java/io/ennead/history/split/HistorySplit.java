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

  /** Rows in all files, duplicates included. */
  public long rows() {
    return files.stream().mapToLong(file -> file.facts().rows()).sum();
  }

  /** The time of the first row, epoch milliseconds. */
  public long firstMillis() {
    return files.stream().mapToLong(file -> file.facts().firstMillis()).min().orElseThrow();
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
