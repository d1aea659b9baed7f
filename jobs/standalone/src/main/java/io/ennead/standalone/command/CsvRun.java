package io.ennead.standalone.command;

import io.ennead.analytics.indicators.IndicatorDefinition;
import io.ennead.pipeline.MarketOutputs;
import io.ennead.pipeline.Stage;
import io.ennead.pipeline.csv.CsvOutput;
import io.ennead.pipeline.csv.CsvParts;
import io.ennead.pipeline.indicators.IndicatorConfig;
import io.ennead.pipeline.tables.Table;
import io.ennead.pipeline.tables.Tables;
import io.ennead.records.IndicatorSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.util.FileUtils;

/** The CSV files of one run: parts while it runs, one sorted file a table at its end. */
final class CsvRun implements AutoCloseable {

  private final Path folder;
  private final Path parts;
  private final Table<IndicatorSnapshot> indicators;

  private CsvRun(Path folder, Path parts, Table<IndicatorSnapshot> indicators) {
    this.folder = folder;
    this.parts = parts;
    this.indicators = indicators;
  }

  /**
   * @param folder where the files go, made if absent; null for no files
   */
  static CsvRun into(Path folder, ReadableConfig configuration) throws IOException {
    if (folder == null) {
      return new CsvRun(null, null, null);
    }
    Path target = folder.toAbsolutePath().normalize();
    Files.createDirectories(target);
    return new CsvRun(
        target,
        Files.createTempDirectory(target, ".parts-"),
        Tables.indicators(IndicatorDefinition.columns(), configuration.get(IndicatorConfig.EXTRA)));
  }

  MarketOutputs outputs() {
    return folder == null
        ? MarketOutputs.NONE
        : MarketOutputs.ofReplay(
            List.of(new CsvOutput<>(Tables.CANDLES, partsOf(Tables.CANDLES), Stage.CANDLE_CSV)),
            List.of(new CsvOutput<>(indicators, partsOf(indicators), Stage.INDICATOR_CSV)),
            List.of(
                new CsvOutput<>(Tables.DECISIONS, partsOf(Tables.DECISIONS), Stage.DECISION_CSV)),
            List.of(new CsvOutput<>(Tables.SIGNALS, partsOf(Tables.SIGNALS), Stage.SIGNAL_CSV)),
            List.of(new CsvOutput<>(Tables.OUTCOMES, partsOf(Tables.OUTCOMES), Stage.OUTCOME_CSV)),
            List.of(
                new CsvOutput<>(
                    Tables.LATE_TRADES, partsOf(Tables.LATE_TRADES), Stage.LATE_TRADE_CSV)));
  }

  /** Makes the files; returns their rows. */
  Map<Path, Long> finish() throws IOException {
    Map<Path, Long> files = new LinkedHashMap<>();
    if (folder != null) {
      for (Table<?> table :
          List.of(
              Tables.CANDLES,
              indicators,
              Tables.DECISIONS,
              Tables.SIGNALS,
              Tables.OUTCOMES,
              Tables.LATE_TRADES)) {
        long rows = CsvParts.merge(table, partsOf(table), folder);
        files.put(folder.resolve(table.name() + ".csv"), rows);
      }
    }
    return files;
  }

  private Path partsOf(Table<?> table) {
    return parts.resolve(table.name());
  }

  @Override
  public void close() throws IOException {
    if (parts != null) {
      FileUtils.deleteDirectory(parts.toFile());
    }
  }
}
