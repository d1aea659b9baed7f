package io.ennead.history.inspect;

import io.ennead.history.file.FileKind;
import io.ennead.history.file.HistoryFile;
import io.ennead.history.file.HistoryFile.Order;
import io.ennead.history.merge.CandleRows;
import io.ennead.history.merge.MergedRows;
import io.ennead.history.merge.RowType;
import io.ennead.history.merge.TradeRows;
import io.ennead.history.options.HistoryOptions;
import io.ennead.history.split.HistorySplit;
import io.ennead.history.split.Progress;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** Looks at the files of one instrument together. */
final class SeriesInspection {

  private final List<InspectedFile> files;
  private final HistoryOptions options;
  private final HistoryFile first;
  private final Ranges missing;
  private final Ranges repeated;
  private long rows;
  private long duplicates;
  private long superseded;

  SeriesInspection(List<InspectedFile> files, HistoryOptions options) {
    this.files =
        files.stream()
            .sorted(
                Comparator.<InspectedFile>comparingLong(file -> file.file().facts().firstKey())
                    .thenComparing(file -> file.file().path()))
            .toList();
    this.options = options;
    this.first = this.files.get(0).file();
    this.missing = new Ranges(first.step());
    this.repeated = new Ranges(first.step());
  }

  SeriesReport inspect() throws IOException {
    if (isOneAfterTheOther()) {
      addUp();
    } else if (first.kind() == FileKind.KLINES) {
      merge(CandleRows.INSTANCE);
    } else {
      merge(TradeRows.INSTANCE);
    }
    return new SeriesReport(
        first.instrument(), first.interval(), rows, duplicates, superseded, repeated, missing);
  }

  private boolean isOneAfterTheOther() {
    long before = Long.MIN_VALUE;
    for (InspectedFile inspected : files) {
      HistoryFile.Facts facts = inspected.file().facts();
      if (facts.order() != Order.STRICT || facts.firstKey() <= before) {
        return false;
      }
      before = facts.lastKey();
    }
    return true;
  }

  private void addUp() {
    long previous = first.facts().firstKey() - first.step();
    for (InspectedFile inspected : files) {
      HistoryFile.Facts facts = inspected.file().facts();
      between(previous, facts.firstKey());
      missing.addAll(inspected.missing());
      rows += facts.rows();
      previous = facts.lastKey();
    }
  }

  private <T> void merge(RowType<T> type) throws IOException {
    List<HistoryFile> all = files.stream().map(InspectedFile::file).toList();
    long previous = first.facts().firstKey() - first.step();
    try (MergedRows<T> merged =
        new MergedRows<>(
            type, all, Long.MIN_VALUE, options, (kept, group) -> repeated(type, kept, group))) {
      for (T row = merged.next(); row != null; row = merged.next()) {
        long key = type.key(row);
        between(previous, key);
        previous = key;
        rows++;
      }
    }
  }

  private <T> void repeated(RowType<T> type, T kept, List<T> group) {
    long same = group.stream().filter(kept::equals).count();
    duplicates += same - 1;
    superseded += group.size() - same;
    repeated.add(type.key(kept), type.key(kept));
  }

  private void between(long previous, long next) {
    long step = first.step();
    if (next > previous + step) {
      missing.add(previous + step, next - step);
    }
  }

  HistorySplit split() {
    boolean candles = first.kind() == FileKind.KLINES;
    return new HistorySplit(
        first.instrument(),
        files.stream().map(InspectedFile::file).toList(),
        candles ? HistorySplit.Coverage.NONE : coverage(),
        candles ? Progress.OfCandles.START : Progress.OfTrades.START);
  }

  private HistorySplit.Coverage coverage() {
    long firstMillis = first.facts().firstMillis();
    HistoryFile last =
        files.stream()
            .map(InspectedFile::file)
            .max(Comparator.comparingLong(file -> file.facts().lastKey()))
            .orElseThrow();
    long lastMillis = last.facts().lastMillis();
    return new HistorySplit.Coverage(
        files.stream()
            .filter(file -> file.provesStartOf(firstMillis))
            .mapToLong(file -> file.period().from())
            .min()
            .orElse(HistorySplit.Coverage.UNKNOWN),
        files.stream()
            .filter(file -> file.provesEndOf(lastMillis))
            .mapToLong(file -> file.period().until())
            .max()
            .orElse(HistorySplit.Coverage.UNKNOWN));
  }
}
