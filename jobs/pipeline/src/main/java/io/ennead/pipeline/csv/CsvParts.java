package io.ennead.pipeline.csv;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.ennead.pipeline.tables.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes one file, sorted by key and each key once, of the parts that a run has left. */
public final class CsvParts {

  private CsvParts() {}

  /**
   * Writes {@code <name>.csv} into the folder.
   *
   * @param parts where {@link CsvOutput} left its parts; absent when the run made no row
   * @return how many rows the file has
   */
  public static long merge(Table<?> table, Path parts, Path folder) throws IOException {
    Path file = folder.resolve(table.name() + ".csv");
    long rows = 0;
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
      writer.writeRecord(table.columns());
      for (Path group : sorted(parts)) {
        for (List<String> row : rowsOf(table, group)) {
          writer.writeRecord(row);
          rows++;
        }
      }
    }
    return rows;
  }

  private static Iterable<List<String>> rowsOf(Table<?> table, Path group) throws IOException {
    int order = table.columns().indexOf(table.orderColumn());
    int revision = table.columns().indexOf(table.revisionColumn());
    TreeMap<Long, List<String>> rows = new TreeMap<>();
    for (Path part : sorted(group)) {
      try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(part)) {
        for (CsvRecord row : reader) {
          rows.merge(
              Long.parseLong(row.getField(order)),
              row.getFields(),
              (held, offered) ->
                  Long.parseLong(offered.get(revision)) >= Long.parseLong(held.get(revision))
                      ? offered
                      : held);
        }
      }
    }
    return rows.values();
  }

  private static List<Path> sorted(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(CsvParts::isFinished).sorted().toList();
    }
  }

  /** What a failed attempt left unfinished has a hidden name. */
  private static boolean isFinished(Path path) {
    return !path.getFileName().toString().startsWith(".");
  }
}
