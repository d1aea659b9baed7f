package io.ennead.history.inspect;

import java.util.List;

/**
 * What was found in a set of files.
 *
 * @param files in the order in which they were given
 * @param series one per instrument that can be loaded, by instrument
 */
public record HistoryReport(List<FileReport> files, List<SeriesReport> series) {

  public HistoryReport {
    files = List.copyOf(files);
    series = List.copyOf(series);
  }

  /** The outcome, for a script. */
  public enum Status {
    /** Every row of every file is used, and none is known to be missing. */
    CLEAN,
    /** Loaded, but some rows or files were set aside, are in conflict, or are missing. */
    DEFECTS,
    /** No file can be loaded. */
    NOTHING
  }

  public Status status() {
    if (series.isEmpty()) {
      return Status.NOTHING;
    }
    boolean clean =
        files.stream().noneMatch(FileReport::isDefective)
            && series.stream().noneMatch(SeriesReport::isDefective);
    return clean ? Status.CLEAN : Status.DEFECTS;
  }

  /** The report in lines for a person: counts, and the first few examples of each defect. */
  public List<String> summary() {
    return new ReportText(this, ReportText.FEW).lines();
  }

  /** The same with every example that was kept. */
  public List<String> complete() {
    return new ReportText(this, Integer.MAX_VALUE).lines();
  }
}
