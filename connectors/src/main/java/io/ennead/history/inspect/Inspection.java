package io.ennead.history.inspect;

import io.ennead.history.file.HistoryFile;
import io.ennead.history.options.HistoryDefaults;
import io.ennead.history.options.HistoryOptions;
import io.ennead.history.split.HistorySplit;
import io.ennead.records.Instrument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The first pass over all files: each by itself, then those of each instrument together. */
public final class Inspection {

  private final HistoryDefaults defaults;
  private final HistoryOptions options;
  private final Map<Path, FileReport> reports = new LinkedHashMap<>();
  private final Map<Instrument, List<InspectedFile>> byInstrument = new TreeMap<>();
  private final List<HistorySplit> splits = new ArrayList<>();

  public Inspection(HistoryDefaults defaults, HistoryOptions options) {
    this.defaults = defaults;
    this.options = options;
  }

  /** Inspects files; the same one given twice is read once. */
  public HistoryReport of(List<Path> files) throws IOException {
    for (Path file : files) {
      Path path = file.toAbsolutePath().normalize();
      if (!reports.containsKey(path)) {
        FileInspection inspection = new FileInspection(path, defaults);
        reports.put(path, inspection.inspect());
        for (InspectedFile inspected : inspection.inspected()) {
          byInstrument
              .computeIfAbsent(inspected.file().instrument(), any -> new ArrayList<>())
              .add(inspected);
        }
      }
    }
    List<SeriesReport> series = new ArrayList<>();
    for (List<InspectedFile> group : byInstrument.values()) {
      String contradiction = contradiction(group);
      if (contradiction == null) {
        SeriesInspection inspection = new SeriesInspection(group, options);
        series.add(inspection.inspect());
        splits.add(inspection.split());
      } else {
        group.forEach(
            file ->
                reports.computeIfPresent(
                    file.file().toPath(), (path, report) -> report.refused(contradiction)));
      }
    }
    return new HistoryReport(List.copyOf(reports.values()), series);
  }

  /** One per instrument that can be loaded. */
  public List<HistorySplit> splits() {
    return splits;
  }

  private static String contradiction(List<InspectedFile> group) {
    HistoryFile first = group.get(0).file();
    for (InspectedFile inspected : group) {
      HistoryFile other = inspected.file();
      if (!first.kind().sharesIdsWith(other.kind())) {
        return "%s is given in files of %s and of %s, whose ids differ: give one of them"
            .formatted(first.instrument(), first.kind(), other.kind());
      }
      if (first.interval() != other.interval()) {
        return "%s is given in klines of %s and of %s: give one of them, the other is made of it"
            .formatted(first.instrument(), first.interval(), other.interval());
      }
    }
    return null;
  }
}
