package io.ennead.standalone.compare;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that {@code replay --csv} writes: one per table, sorted by key. */
final class CsvSide implements Side {

  private static final String SUFFIX = ".csv";

  private final Path folder;

  CsvSide(Path folder) {
    this.folder = folder;
  }

  /** Whether the folder has such files. */
  static boolean isOne(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(file -> file.toString().endsWith(SUFFIX));
    }
  }

  @Override
  public Set<String> tables() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(SUFFIX))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .collect(Collectors.toSet());
    }
  }

  @Override
  public Map<String, ColumnType> columns(String table) throws IOException {
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    try (Stream<String> lines = Files.lines(file(table))) {
      String header =
          lines
              .findFirst()
              .orElseThrow(() -> new IOException(file(table) + " is empty: it needs a header"));
      for (String column : header.split(",")) {
        columns.put(column, ColumnType.TEXT);
      }
    }
    return columns;
  }

  private Path file(String table) {
    return folder.resolve(table + SUFFIX);
  }

  @Override
  public RowCursor open(ComparedTable table, Map<String, ColumnType> types) throws IOException {
    Path file = file(table.name());
    CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file);
    Iterator<NamedCsvRecord> rows = reader.iterator();
    return new RowCursor() {
      private RowKey last;

      @Override
      public Row next() throws IOException {
        if (!rows.hasNext()) {
          return null;
        }
        NamedCsvRecord line = rows.next();
        Map<String, String> values = new LinkedHashMap<>();
        types.forEach((column, type) -> values.put(column, type.canonical(line.getField(column))));
        RowKey key = table.key(values::get);
        if (last != null && key.compareTo(last) <= 0) {
          throw new IOException(
              "%s, line %d: the rows are not sorted by %s and %s, each once: write the file anew with replay --csv"
                  .formatted(file, line.getStartingLineNumber(), table.group(), table.order()));
        }
        last = key;
        return new Row(key, values);
      }

      @Override
      public void close() throws IOException {
        reader.close();
      }
    };
  }

  @Override
  public void close() {
    // Files are open only while they are read.
  }
}
