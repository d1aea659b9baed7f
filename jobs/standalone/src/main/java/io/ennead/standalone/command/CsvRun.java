package io.ennead.standalone.command;

import io.ennead.pipeline.MarketOutputs;
import io.ennead.pipeline.Stage;
import io.ennead.pipeline.csv.CandleCsv;
import io.ennead.pipeline.csv.CsvOutput;
import io.ennead.pipeline.csv.CsvParts;
import io.ennead.pipeline.csv.CsvTable;
import io.ennead.pipeline.csv.LateTradeCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.FileUtils;

/** The CSV files of one run: parts while it runs, one sorted file a table at its end. */
final class CsvRun implements AutoCloseable {

  private static final CandleCsv CANDLES = new CandleCsv();
  private static final LateTradeCsv LATE_TRADES = new LateTradeCsv();
  private static final List<CsvTable<?>> TABLES = List.of(CANDLES, LATE_TRADES);

  private final Path folder;
  private final Path parts;

  private CsvRun(Path folder, Path parts) {
    this.folder = folder;
    this.parts = parts;
  }

  /**
   * @param folder where the files go, made if absent; null for no files
   */
  static CsvRun into(Path folder) throws IOException {
    if (folder == null) {
      return new CsvRun(null, null);
    }
    Path target = folder.toAbsolutePath().normalize();
    Files.createDirectories(target);
    return new CsvRun(target, Files.createTempDirectory(target, ".parts-"));
  }

  MarketOutputs outputs() {
    return folder == null
        ? new MarketOutputs(List.of(), List.of())
        : new MarketOutputs(
            List.of(new CsvOutput<>(CANDLES, partsOf(CANDLES), Stage.CANDLE_CSV)),
            List.of(new CsvOutput<>(LATE_TRADES, partsOf(LATE_TRADES), Stage.LATE_TRADE_CSV)));
  }

  /** Makes the files; returns their rows. */
  Map<Path, Long> finish() throws IOException {
    Map<Path, Long> files = new LinkedHashMap<>();
    if (folder != null) {
      for (CsvTable<?> table : TABLES) {
        long rows = CsvParts.merge(table, partsOf(table), folder);
        files.put(folder.resolve(table.name() + ".csv"), rows);
      }
    }
    return files;
  }

  private Path partsOf(CsvTable<?> table) {
    return parts.resolve(table.name());
  }

  @Override
  public void close() throws IOException {
    if (parts != null) {
      FileUtils.deleteDirectory(parts.toFile());
    }
  }
}
