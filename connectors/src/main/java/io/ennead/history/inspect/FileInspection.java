package io.ennead.history.inspect;

import io.ennead.history.file.Checksum;
import io.ennead.history.file.Container;
import io.ennead.history.file.FileIdentity;
import io.ennead.history.file.FileKind;
import io.ennead.history.file.FileRefused;
import io.ennead.history.file.HistoryFile;
import io.ennead.history.file.LayoutDetection;
import io.ennead.history.file.MeasuredRows;
import io.ennead.history.file.Packing;
import io.ennead.history.file.RecordedFrames;
import io.ennead.history.file.RejectedRows;
import io.ennead.history.file.RowReaders;
import io.ennead.history.inspect.FileReport.Rejection;
import io.ennead.history.options.HistoryDefaults;
import io.ennead.history.options.HistoryInput;
import io.ennead.records.Candle;
import io.ennead.records.Interval;
import io.ennead.records.Trade;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Looks at one file: what it is, and every row of it. */
final class FileInspection {

  private static final int KEPT_EXAMPLES = 1_000;
  private static final int MAX_EXAMPLE = 200;

  private final Path path;
  private final HistoryDefaults defaults;
  private final List<InspectedFile> inspected = new ArrayList<>();
  private final List<Rejection> examples = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private long rejected;
  private boolean truncated;
  private String content = "";

  FileInspection(Path path, HistoryDefaults defaults) {
    this.path = path;
    this.defaults = defaults;
  }

  /** The file as far as it can be loaded: one per instrument, none if it is refused. */
  List<InspectedFile> inspected() {
    return inspected;
  }

  FileReport inspect() {
    try {
      requireReadable();
      if (Checksum.verify(path)) {
        notices.add("its checksum is right");
      }
      if (defaults.input() == HistoryInput.FRAMES) {
        scanFrames(Packing.of(path));
      } else {
        scan(FileIdentity.of(path, defaults), Packing.of(path));
      }
      return report(null);
    } catch (FileRefused e) {
      inspected.clear();
      return report(e.getMessage());
    } catch (EOFException e) {
      inspected.clear();
      return report("it ends too early to hold anything: fetch it again");
    } catch (IOException e) {
      inspected.clear();
      return report("it cannot be read (" + e.getMessage() + "): fetch it again");
    }
  }

  private void requireReadable() throws IOException, FileRefused {
    if (!Files.exists(path)) {
      throw new FileRefused("it does not exist: check the path");
    }
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new FileRefused("it is no file that can be read: check path and permissions");
    }
    if (Files.size(path) == 0) {
      throw new FileRefused("it is empty: fetch it again");
    }
  }

  private void scan(FileIdentity identity, Container container) throws IOException, FileRefused {
    LayoutDetection.Found found = LayoutDetection.of(path, container, identity.kind());
    Interval interval = found.kind() == FileKind.KLINES ? interval(identity, found) : null;
    HistoryFile file =
        new HistoryFile(
            path.toAbsolutePath().normalize().toString(),
            Files.size(path),
            container,
            found.kind(),
            identity.instrument(),
            interval,
            found.layout(),
            HistoryFile.Facts.NONE);
    content = content(file);
    RowScan scan = new RowScan(file.step());
    if (file.kind() == FileKind.KLINES) {
      scanCandles(file, scan);
    } else {
      scanTrades(file, scan);
    }
    add(file.withFacts(scan.facts()), scan, identity);
  }

  private void scanFrames(Container container) throws IOException, FileRefused {
    FrameInspection inspection = new FrameInspection(defaults);
    try (RecordedFrames frames = RecordedFrames.open(path, container, this::rejected)) {
      inspection.read(frames);
      truncated = frames.truncated();
    }
    inspected.addAll(inspection.files(path, container));
    if (inspected.isEmpty()) {
      throw new FileRefused(
          "it holds no frame of a trade"
              + (defaults.symbol() == null ? "" : " of " + defaults.symbol())
              + ": give a recording of a trade or aggTrade stream");
    }
    content = inspected.stream().map(one -> content(one.file())).collect(Collectors.joining(", "));
  }

  private static String content(HistoryFile file) {
    String interval = file.interval() == null ? "" : " " + file.interval();
    return file.kind() + interval + " of " + file.instrument();
  }

  private static Interval interval(FileIdentity identity, LayoutDetection.Found found)
      throws FileRefused {
    Interval said = identity.interval();
    Interval shown = found.interval();
    if (said == null) {
      throw new FileRefused(
          "its name does not say how long its candles are: give --interval"
              + (shown == null ? "" : "; its rows are " + shown + " apart"));
    }
    if (shown != null && shown != said) {
      throw new FileRefused(
          "it is said to hold klines of %s, and its rows are %s apart: correct its name or give"
                  .formatted(said, shown)
              + " the right --interval");
    }
    return said;
  }

  private void scanTrades(HistoryFile file, RowScan scan) throws IOException {
    try (MeasuredRows<Trade> rows = RowReaders.trades(file, rejections(scan))) {
      for (Trade row = rows.next(); row != null; row = rows.next()) {
        scan.row(row.id(), row.timeMillis());
      }
      truncated = rows.truncated();
    }
  }

  private void scanCandles(HistoryFile file, RowScan scan) throws IOException {
    try (MeasuredRows<Candle> rows = RowReaders.candles(file, rejections(scan))) {
      for (Candle row = rows.next(); row != null; row = rows.next()) {
        scan.row(row.openTime(), row.openTime());
      }
      truncated = rows.truncated();
    }
  }

  private RejectedRows rejections(RowScan scan) {
    return (line, value, reason) -> {
      scan.rejected();
      rejected(line, value, reason);
    };
  }

  private void rejected(long line, String value, String reason) {
    rejected++;
    if (examples.size() < KEPT_EXAMPLES) {
      examples.add(new Rejection(line, shortened(value), reason));
    }
  }

  private static String shortened(String value) {
    return value.length() <= MAX_EXAMPLE ? value : value.substring(0, MAX_EXAMPLE) + "...";
  }

  private void add(HistoryFile file, RowScan scan, FileIdentity identity) throws FileRefused {
    if (file.facts().rows() == 0) {
      throw new FileRefused(
          rejected == 0
              ? "it holds no row: fetch it again"
              : "none of its %d rows can be taken; line %d: %s"
                  .formatted(rejected, examples.get(0).line(), examples.get(0).reason()));
    }
    if (file.facts().order() == HistoryFile.Order.UNSORTED) {
      notices.add("its rows are not in order, and are sorted");
    }
    InspectedFile one =
        new InspectedFile(
            file,
            scan.missing(),
            identity.period(),
            scan.startsWhole(),
            scan.endsWhole() && !truncated);
    inspected.add(one);
    if (one.endsBeforeItsPeriod()) {
      notices.add(
          "its name says that it lasts until %s: check that it is whole"
              .formatted(Instant.ofEpochMilli(identity.period().until())));
    }
  }

  private FileReport report(String refusal) {
    return new FileReport(
        path,
        content,
        inspected.stream().mapToLong(file -> file.file().facts().rows()).sum(),
        inspected.stream().mapToLong(file -> file.file().facts().firstMillis()).min().orElse(0),
        inspected.stream().mapToLong(file -> file.file().facts().lastMillis()).max().orElse(0),
        refusal,
        rejected,
        examples,
        truncated,
        notices);
  }
}
