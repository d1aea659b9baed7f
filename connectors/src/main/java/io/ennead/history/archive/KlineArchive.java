package io.ennead.history.archive;

import io.ennead.history.file.Container;
import io.ennead.history.file.FileKind;
import io.ennead.history.file.FileRefused;
import io.ennead.history.file.HistoryFile;
import io.ennead.history.file.LayoutDetection;
import io.ennead.history.file.MeasuredRows;
import io.ennead.history.file.Packing;
import io.ennead.history.file.RowReaders;
import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.NavigableMap;

/**
 * Closed candles from the files of the exchange's archive. Files are read in any order of rows; one
 * that is not what its checksum or its name says is refused.
 */
public final class KlineArchive {

  private final ArchiveDownload download;

  /**
   * @param url the root of the archive
   */
  public KlineArchive(String url) {
    download = new ArchiveDownload(url);
  }

  /**
   * Adds the candles that are not known yet and open in {@code [from, until)}, epoch milliseconds,
   * of days that are over by then. What the archive does not have stays away.
   *
   * @param known by open time
   * @throws IOException if the archive does not answer
   * @throws FileRefused if a file is damaged; the message names it
   */
  public void complete(
      NavigableMap<Long, Candle> known,
      Instrument instrument,
      Interval interval,
      long from,
      long until)
      throws IOException, FileRefused {
    LocalDate end = day(until);
    LocalDate day = day(from);
    while (day.isBefore(end)) {
      YearMonth month = YearMonth.from(day);
      ArchiveFile whole = ArchiveFile.ofMonth(instrument.symbol(), interval, month);
      ArchiveFile one = ArchiveFile.ofDay(instrument.symbol(), interval, day);
      boolean byMonth =
          day.equals(whole.first())
              && !whole.end().isAfter(end)
              && take(whole, known, instrument, from, until);
      if (!byMonth) {
        take(one, known, instrument, from, until);
      }
      day = byMonth ? whole.end() : one.end();
    }
  }

  private static LocalDate day(long millis) {
    return Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate();
  }

  /** Whether nothing of the file is wanted any more; fetches it if something is. */
  private boolean take(
      ArchiveFile file,
      NavigableMap<Long, Candle> known,
      Instrument instrument,
      long from,
      long until)
      throws IOException, FileRefused {
    long first = Math.max(from, file.from());
    long last = Math.min(until, file.until());
    long wanted = (last - first) / file.interval().millis();
    if (known.subMap(first, last).size() >= wanted) {
      return true;
    }
    Path folder = Files.createTempDirectory("ennead-archive");
    try {
      Path zip = folder.resolve(file.name());
      return download.fetch(file, zip) && read(zip, file, known, instrument, first, last);
    } catch (FileRefused e) {
      throw new FileRefused(
          "%s of the archive is damaged: %s".formatted(download.address(file), e.getMessage()));
    } finally {
      delete(folder);
    }
  }

  private static boolean read(
      Path zip,
      ArchiveFile file,
      NavigableMap<Long, Candle> known,
      Instrument instrument,
      long first,
      long last)
      throws IOException, FileRefused {
    Container container = Packing.of(zip);
    LayoutDetection.Found found = LayoutDetection.of(zip, container, FileKind.KLINES);
    HistoryFile rowsOf =
        new HistoryFile(
            zip.toString(),
            Files.size(zip),
            container,
            FileKind.KLINES,
            instrument,
            file.interval(),
            found.layout(),
            HistoryFile.Facts.NONE);
    StringBuilder rejected = new StringBuilder();
    try (MeasuredRows<Candle> rows =
        RowReaders.candles(
            rowsOf,
            (line, value, reason) -> {
              if (rejected.isEmpty()) {
                rejected.append("line %d: %s".formatted(line, reason));
              }
            })) {
      for (Candle row = rows.next(); row != null; row = rows.next()) {
        if (row.openTime() >= first && row.openTime() < last) {
          known.putIfAbsent(row.openTime(), row);
        }
      }
    }
    if (!rejected.isEmpty()) {
      throw new FileRefused(rejected.toString());
    }
    return true;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
