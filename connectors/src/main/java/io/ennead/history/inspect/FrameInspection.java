package io.ennead.history.inspect;

import io.ennead.binance.wire.VenueTrade;
import io.ennead.history.file.Container;
import io.ennead.history.file.FileKind;
import io.ennead.history.file.HistoryFile;
import io.ennead.history.file.Layout;
import io.ennead.history.file.RecordedFrames;
import io.ennead.history.options.HistoryDefaults;
import io.ennead.records.Instrument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Looks at a recording of frames, which may hold several instruments. Where it holds single and
 * aggregated trades of one, the single ones are taken.
 */
final class FrameInspection {

  private final HistoryDefaults defaults;
  private final Map<Instrument, Map<FileKind, RowScan>> scans = new TreeMap<>();

  FrameInspection(HistoryDefaults defaults) {
    this.defaults = defaults;
  }

  void read(RecordedFrames frames) throws IOException {
    for (VenueTrade trade = frames.next(); trade != null; trade = frames.next()) {
      if (defaults.symbol() == null || defaults.symbol().equalsIgnoreCase(trade.symbol())) {
        Instrument instrument =
            new Instrument(defaults.exchange(), trade.symbol().toUpperCase(Locale.ROOT));
        scans
            .computeIfAbsent(instrument, any -> new TreeMap<>())
            .computeIfAbsent(RecordedFrames.kindOf(trade.kind()), any -> new RowScan(1))
            .row(trade.id(), Math.floorDiv(trade.timeMicros(), 1_000L));
      }
    }
  }

  List<InspectedFile> files(Path path, Container container) throws IOException {
    List<InspectedFile> files = new ArrayList<>();
    for (Map.Entry<Instrument, Map<FileKind, RowScan>> entry : scans.entrySet()) {
      Map<FileKind, RowScan> kinds = entry.getValue();
      FileKind kind =
          kinds.containsKey(FileKind.FRAME_TRADES)
              ? FileKind.FRAME_TRADES
              : FileKind.FRAME_AGG_TRADES;
      HistoryFile file =
          new HistoryFile(
              path.toAbsolutePath().normalize().toString(),
              Files.size(path),
              container,
              kind,
              entry.getKey(),
              null,
              Layout.FRAMES,
              kinds.get(kind).facts());
      files.add(new InspectedFile(file, kinds.get(kind).missing(), null, false, false));
    }
    return files;
  }
}
