package io.ennead.history;

import io.ennead.history.inspect.HistoryReport;
import io.ennead.history.inspect.Inspection;
import io.ennead.history.options.HistoryDefaults;
import io.ennead.history.options.HistoryInput;
import io.ennead.history.options.HistoryOptions;
import io.ennead.history.split.HistorySplit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be read, after every row of every file has been looked at once: the splits of the
 * sources, and the report of what was found.
 *
 * @param splits one per instrument that can be loaded, by instrument
 */
public record HistoryPlan(HistoryInput input, List<HistorySplit> splits, HistoryReport report) {

  public HistoryPlan {
    splits = List.copyOf(splits);
  }

  /**
   * Reads all files once and judges every row. A file that cannot be loaded stands in the report
   * with the reason and the remedy; it is no exception.
   *
   * @throws IOException if the temporary folder, needed for unsorted files, cannot be written
   */
  public static HistoryPlan inspect(List<Path> files, HistoryDefaults defaults) throws IOException {
    return inspect(files, defaults, HistoryOptions.DEFAULTS);
  }

  /** The same, with options for the sorting of unsorted files. */
  public static HistoryPlan inspect(
      List<Path> files, HistoryDefaults defaults, HistoryOptions options) throws IOException {
    Inspection inspection = new Inspection(defaults, options);
    HistoryReport report = inspection.of(files);
    return new HistoryPlan(defaults.input(), inspection.splits(), report);
  }

  /** Rows that will be read, duplicates included. */
  public long rows() {
    return splits.stream().mapToLong(HistorySplit::rows).sum();
  }

  /** The splits, of which there must be one. */
  List<HistorySplit> loadable() {
    if (splits.isEmpty()) {
      throw new IllegalArgumentException(
          "no file of the plan can be loaded: its report says why and what to do");
    }
    return splits;
  }
}
